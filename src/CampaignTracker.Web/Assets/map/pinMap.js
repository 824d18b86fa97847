// A small map with one pin, which can be dragged, moved with the arrow keys, or set with a click; the field beside it says the same in figures.
import { canDraw, fetchCountiesOnce, fetchJson, makeMap } from './base.js';
import { boxOf, readStates } from './geography.js';
import { makeGround, paintGround } from './ground.js';
import { part } from './page.js';
import { firstView, offerTools } from './tools.js';

/** @typedef {{ invokeMethodAsync(method: string, ...values: unknown[]): Promise<void> }} Page */

/** @typedef {{ latitude: number, longitude: number, isPut: boolean, state: string }} Pin */

const dark = matchMedia('(prefers-color-scheme: dark)');
const step = 8;             // pixels of an arrow key
const lookingAtOne = 7;     // zoom: near enough to point, far enough for a county's lines

/** @param {HTMLElement} place @param {Page} page @param {Pin | null} pin */
export async function open(place, page, pin) {
  const map = canDraw() && await start(place, page, pin).catch(error => console.error(error));
  if (map) return map;
  place.dataset.state = 'missing';
  return { show() {}, leave() {} };   // the field tells all
}

/** @param {HTMLElement} place @param {Page} page @param {Pin | null} pin */
async function start(place, page, pin) {
  const { library, worker, states: statesAddress, counties, inState } = /** @type {Record<string, string>} */ (place.dataset);
  const words = JSON.parse(place.dataset.words ?? '{}');
  const [topology] = await Promise.all([fetchJson(statesAddress), import(library)]);
  const states = readStates(topology);
  const map = makeMap(part(place, '.map-canvas'), worker, words, {
    style: makeGround(states, { type: 'FeatureCollection', features: [] }),
    ...(pin ? { center: [pin.longitude, pin.latitude], zoom: lookingAtOne } : firstView([], undefined, boxOf(states.states, inState))),
  });
  fetchCountiesOnce(map, counties);
  offerTools(place, map);
  return new PinMap(place, page, map, states.states, pin);
}

class PinMap {
  #left = new AbortController();
  /** @type {import('maplibre-gl').Marker} */ #marker;
  #button = document.createElement('button');
  #state;

  /** @param {HTMLElement} place @param {Page} page @param {import('maplibre-gl').Map} map @param {import('./geography.js').State[]} states @param {Pin | null} pin */
  constructor(place, page, map, states, pin) {
    this.page = page;
    this.map = map;
    this.states = states;
    this.#state = place.dataset.inState ?? '';
    this.#button.type = 'button';
    this.#button.className = 'pin';
    this.#button.setAttribute('aria-label', place.dataset.pinWords ?? '');
    const { Marker } = /** @type {typeof import('maplibre-gl')} */ (/** @type {any} */ (globalThis).maplibregl);
    this.#marker = new Marker({ element: this.#button, draggable: true, anchor: 'bottom' });
    this.#marker.on('dragend', () => this.#tell());
    this.#button.addEventListener('keydown', event => this.#nudge(event));
    this.#button.addEventListener('click', event => event.stopPropagation());
    map.on('click', ({ lngLat }) => {
      this.#marker.setLngLat(lngLat).addTo(map);
      this.#tell();
    });
    map.on('style.load', () => paintGround(map));
    dark.addEventListener('change', () => paintGround(map), { signal: this.#left.signal });
    this.#place(pin);
    place.dataset.state = 'ready';
  }

  /** What is typed beside the map.
   * @param {Pin | null} pin @param {string} state */
  show(pin, state) {
    this.#place(pin);
    const box = boxOf(this.states, state);
    const isLost = pin && (!this.map.getBounds().contains([pin.longitude, pin.latitude]) || (!pin.isPut && this.map.getZoom() < lookingAtOne));
    if (pin && isLost) this.map.jumpTo({ center: [pin.longitude, pin.latitude], zoom: Math.max(this.map.getZoom(), lookingAtOne) });
    else if (!pin && box && state !== this.#state) this.map.fitBounds(box, { padding: 16 });
    this.#state = state;
  }

  leave() {
    this.#left.abort();
    this.map.remove();
  }

  /** @param {Pin | null} pin */
  #place(pin) {
    if (!pin) {
      this.#marker.remove();
      return;
    }
    this.#button.toggleAttribute('data-guessed', !pin.isPut);
    this.#marker.setLngLat([pin.longitude, pin.latitude]).addTo(this.map);
  }

  /** @param {KeyboardEvent} event */
  #nudge(event) {
    const move = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key];
    if (!move) return;
    event.preventDefault();
    event.stopPropagation();
    const { x, y } = this.map.project(this.#marker.getLngLat());
    this.#marker.setLngLat(this.map.unproject([x + move[0], y + move[1]]));
    this.#tell();
  }

  #tell() {
    const { lat, lng } = this.#marker.getLngLat().wrap();
    void this.page.invokeMethodAsync('PutAsync', lat, lng);
  }
}
