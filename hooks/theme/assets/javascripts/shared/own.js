// @ts-check
/** Records looked up by names that anybody can choose: in an address, a file or storage, where `constructor` is a name, too. */

/** What a record itself holds under a name; undefined where it holds nothing. @param {any} record @param {string} name @returns {any} */
export const own = (record, name) => (record && Object.hasOwn(record, name) ? record[name] : undefined);

/** An empty record to which every name is only a name. @returns {any} */
export const record = () => Object.create(null);
