// @ts-check
// Numbers by chance that are the same on every machine: as in random.py.

/** The sequence of a seed. @param {number} seed */
export function chance(seed) {
  let state = seed >>> 0 || 1;
  const word = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 8;
  };
  return {
    /** @param {number} limit */
    below: (limit) => Math.floor((word() * limit) / 0x1000000),
    /** @param {number} count @returns {number[]} */
    gaps(count) {
      /** @type {number[]} */
      const cuts = [];
      for (let at = 1; at < count; at++) cuts.push(word());
      cuts.sort((a, b) => a - b);
      cuts.push(0x1000000);
      return cuts.map((cut, at) => cut - (cuts[at - 1] ?? 0));
    },
  };
}
