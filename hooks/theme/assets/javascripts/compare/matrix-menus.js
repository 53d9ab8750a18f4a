// @ts-check
/** The tools of the matrix close by Escape and by a click beside them. */

/** @param {HTMLFormElement} form @param {MediaQueryList} narrow where open tools stay open */
export function closing(form, narrow) {
  form.addEventListener("keydown", (event) => {
    const open = event.key === "Escape" && form.querySelector("details[open]");
    if (open instanceof HTMLDetailsElement) {
      open.open = false;
      open.querySelector("summary")?.focus();
    }
  });
  document.addEventListener("click", (event) => {
    const open = form.querySelector("details[open]");
    if (open instanceof HTMLDetailsElement && !narrow.matches && event.target instanceof Node && !open.contains(event.target)) open.open = false;
  });
}
