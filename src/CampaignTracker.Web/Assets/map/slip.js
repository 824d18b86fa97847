// The slip under the map: cards of the events under a mark, as the server writes them for the list.
import { part } from './page.js';

/** @typedef {{ name: string, codes: string[], more: string, zoomIn: (() => void) | undefined, returnTo: () => HTMLElement | undefined }} Asked */

export class Slip {
  /** @type {HTMLElement} */ #title;
  /** @type {HTMLElement} */ #cards;
  /** @type {HTMLElement} */ #zoomIn;
  /** @type {Asked | undefined} */ #asked;

  /** Told which events are shown.
   * @type {(codes: string[]) => void} */
  onShow = () => {};

  /** @param {HTMLDialogElement} dialog @param {string} address @param {import('./words.js').Words} words
   * @param {AbortSignal} [left] tells that the page was left */
  constructor(dialog, address, words, left) {
    this.dialog = dialog;
    this.address = address;
    this.words = words;
    this.#title = part(dialog, '.map-slip-title');
    this.#cards = part(dialog, '.map-slip-cards');
    this.#zoomIn = part(dialog, '[data-slip="zoom-in"]');
    this.#zoomIn.addEventListener('click', () => this.#asked?.zoomIn?.());
    part(dialog, '[data-slip="close"]').addEventListener('click', () => this.close());
    document.addEventListener('keydown', event => {
      if (event.key === 'Escape' && this.isOpen) this.close();
    }, { signal: left });
  }

  get isOpen() {
    return this.dialog.open;
  }

  /** @param {Asked} asked */
  async open(asked) {
    this.#asked = asked;
    this.#title.textContent = asked.name;
    this.#zoomIn.hidden = !asked.zoomIn;
    this.#cards.replaceChildren(line(this.words.fetching));
    this.dialog.show();
    this.onShow(asked.codes);
    this.#title.focus({ preventScroll: true });
    this.dialog.scrollIntoView({ block: 'nearest' });

    const cards = await fetchCards(`${this.address}?code=${asked.codes.join(',')}`);
    if (this.#asked !== asked) return;   // another mark was chosen meanwhile
    this.#cards.replaceChildren(...cards ?? [line(this.words.failed)], ...asked.more ? [line(asked.more)] : []);
    this.dialog.scrollIntoView({ block: 'nearest' });
  }

  close() {
    const { returnTo } = this.#asked ?? {};
    this.#asked = undefined;
    this.dialog.close();
    this.onShow([]);
    const back = returnTo?.();
    back?.focus({ preventScroll: true });
    back?.scrollIntoView({ block: 'nearest' });
  }
}

/** @param {string} address */
async function fetchCards(address) {
  try {
    const answer = await fetch(address);
    if (!answer.ok) return undefined;
    return [...new DOMParser().parseFromString(await answer.text(), 'text/html').body.children];
  } catch {
    return undefined;   // offline: the slip says so
  }
}

/** @param {string} text */
function line(text) {
  const paragraph = document.createElement('p');
  paragraph.textContent = text;
  return paragraph;
}
