// Reads {model, asked: [{test, value, start, now}]} and writes whether each test holds.
import { readFileSync } from "node:fs";
import { decide } from "../../hooks/theme/assets/javascripts/decision/recommend.js";
import { holds } from "../../hooks/theme/assets/javascripts/learn/goals.js";

const { model, asked } = JSON.parse(readFileSync(0, "utf8"));
const said = (/** @type {any} */ answers) => ({ answers, found: decide(model, answers) });
process.stdout.write(JSON.stringify(asked.map((/** @type {any} */ one) => holds(one.test, one.value, said(one.start), said(one.now)))));
