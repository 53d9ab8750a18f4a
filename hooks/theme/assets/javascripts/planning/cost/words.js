// @ts-check
// Amounts as people read them: the same as words.py.
import { fraction } from "../../cost/builtins.js";
import { halfUp } from "../../cost/money.js";

/** An amount with its thousands apart. @param {string} amount */
export function money(amount) {
  const [units, rest] = amount.split(".");
  const apart = units.replace(/\B(?=(?:[0-9]{3})+$)/g, ",");
  return rest === undefined ? apart : `${apart}.${rest}`;
}

/** An amount in whole units, half rounded up. @param {string} amount */
export function whole(amount) {
  const [units, rest = ""] = amount.split(".");
  return money(String(halfUp(fraction(BigInt(units + rest), 10n ** BigInt(rest.length)))));
}
