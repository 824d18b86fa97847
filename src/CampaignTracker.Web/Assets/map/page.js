// How the modules find what the server wrote for them.

/** @param {ParentNode} whole @param {string} selector
 * @returns {HTMLElement} */
export function part(whole, selector) {
  const found = whole.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`The page lacks ${selector}.`);
  return found;
}
