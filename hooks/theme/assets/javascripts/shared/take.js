// @ts-check
/** What a reader takes away from a page: a file that is saved, or a text in the clipboard. Each returns what to tell the reader. */

/** @typedef {(key: string, values?: Record<string, string | number>) => string} Say */

/** @param {string} file its name @param {string} type @param {string} text @param {Say} say */
export function save(file, type, text, say) {
  const made = document.createElement("a");
  made.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  made.download = file;
  made.click();
  URL.revokeObjectURL(made.href);
  return say("saved", { file });
}

/** @param {string} text @param {Say} say */
export async function copy(text, say) {
  try {
    await navigator.clipboard.writeText(text);
    return say("copied");
  } catch {
    return say("not-copied");
  }
}
