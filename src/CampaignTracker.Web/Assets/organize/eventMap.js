// The map of /organize/events: the public map's parts beside organizers' list. Each filters the other.
import { areasOf, canDraw, fetchCountiesOnce, fetchJson, makeMap } from '../map/base.js';
import { Choosing } from '../map/choosing.js';
import { boxAround, boxOf, readStates, stateAt, writeBox } from '../map/geography.js';
import { makeGround, paintGround } from '../map/ground.js';
import { Layers } from '../map/layers.js';
import { part } from '../map/page.js';
import { readPoints } from '../map/points.js';
import { Slip } from '../map/slip.js';
import { firstView, offerTools, wideDegrees } from '../map/tools.js';
import { nameOfUnplaced } from '../map/words.js';

/** The page on the server.
 * @typedef {{ invokeMethodAsync(method: string, ...values: unknown[]): Promise<void> }} Page */

const dark = matchMedia('(prefers-color-scheme: dark)');

/** @param {HTMLElement} place @param {Page} page
 * @param {string} points their address @param {string} inState the state that is looked at; empty for none */
export async function open(place, page, points, inState) {
  place.dataset.state = 'waiting';
  const map = canDraw() && await start(place, page, points, inState).catch(error => console.error(error));
  if (map) return map;
  place.dataset.state = 'missing';
  return { show() {}, leave() {} };   // the list tells all
}

/** @param {HTMLElement} place @param {Page} page @param {string} pointsAddress @param {string} inState */
async function start(place, page, pointsAddress, inState) {
  const { library, worker, states: statesAddress, counties } = /** @type {Record<string, string>} */ (place.dataset);
  const words = { ...JSON.parse(place.dataset.words ?? '{}'), ...JSON.parse(place.dataset.moreWords ?? '{}') };
  const [topology, answer] = await Promise.all([fetchJson(statesAddress), fetchJson(pointsAddress), import(library)]);
  const states = readStates(topology);
  const points = readPoints(answer);
  const map = makeMap(part(place, '.map-canvas'), worker, words, {
    style: makeGround(states, areasOf(points)),
    ...firstView(points, undefined, boxOf(states.states, inState) ?? boxOfAll(states.states, points)),
  });
  fetchCountiesOnce(map, counties);
  return new PlannedMap(place, page, map, states.states, words, answer, inState);
}

/** The states in which something is, as a whole: nothing closer shows where nothing is. Undefined where they are far apart.
 * @param {import('../map/geography.js').State[]} states @param {{ lon: number, lat: number }[]} points */
function boxOfAll(states, points) {
  const codes = new Set(points.map(({ lon, lat }) => stateAt(states, lon, lat)));
  const boxes = [...codes].map(code => boxOf(states, code)).filter(box => box !== undefined);
  const around = boxAround(boxes.flatMap(([west, south, east, north]) => [{ lon: west, lat: south }, { lon: east, lat: north }]));
  return around && around[2] - around[0] < wideDegrees ? around : undefined;
}

class PlannedMap {
  #left = new AbortController();
  #asked = 0;

  /** @param {HTMLElement} place @param {Page} page @param {import('maplibre-gl').Map} map @param {import('../map/geography.js').State[]} states
   * @param {import('../map/words.js').Words} words @param {import('../map/points.js').Answer} answer @param {string} inState */
  constructor(place, page, map, states, words, answer, inState) {
    const { signal } = this.#left;
    this.place = place;
    this.map = map;
    this.states = states;
    this.words = words;
    this.inState = inState;
    const slip = new Slip(/** @type {HTMLDialogElement} */ (part(place, '.map-slip')), /** @type {string} */ (place.dataset.cards), words, signal);
    this.choosing = new Choosing({ map, points: [], slip, words, states, place });
    this.layers = new Layers(place, map, signal);
    const paint = () => {
      paintGround(map);
      this.layers.paint();
    };
    map.on('style.load', paint);
    dark.addEventListener('change', paint, { signal });
    offerTools(place, map);
    this.#offerArea(page);
    this.#followList(signal);
    this.#take(answer);
    place.dataset.state = 'ready';
  }

  /** Shows the events of another list.
   * @param {string} address @param {string} inState the state that is looked at; empty for none */
  async show(address, inState) {
    const turn = ++this.#asked;
    const answer = await fetchJson(address).catch(() => undefined);
    if (turn !== this.#asked || this.#left.signal.aborted) return;
    if (!answer) {
      part(this.place, '.map-said').textContent = this.words.noPoints;
      return;
    }
    this.#take(answer);
    const box = boxOf(this.states, inState);
    if (box && inState !== this.inState) this.map.fitBounds(box, { padding: 16 });
    this.inState = inState;
  }

  leave() {
    this.#left.abort();
    this.map.remove();
  }

  /** @param {import('../map/points.js').Answer} answer */
  #take(answer) {
    const points = readPoints(answer);
    part(this.place, '.map-said').textContent = nameOfUnplaced(this.words, answer.without_point);
    this.choosing.replace(points);
    const areas = () => /** @type {import('maplibre-gl').GeoJSONSource | undefined} */ (this.map.getSource('areas'))?.setData(/** @type {any} */ (areasOf(points)));
    if (this.map.isStyleLoaded()) areas();
    else this.map.once('load', areas);
  }

  /** @param {Page} page */
  #offerArea(page) {
    const button = part(this.place, '.map-search');
    this.map.on('moveend', event => {
      if (event.originalEvent || 'byReader' in event) button.hidden = false;
    });
    button.addEventListener('click', () => {
      const bounds = this.map.getBounds();
      button.hidden = true;
      void page.invokeMethodAsync('ShowAreaAsync', writeBox([bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()]));
    });
  }

  /** A row that is pointed at, or has the focus, lights its mark; its button goes there.
   * @param {AbortSignal} signal */
  #followList(signal) {
    const light = (/** @type {Event} */ { target }) => {
      const row = target instanceof Element ? target.closest('tr') : null;
      const code = row?.querySelector('[data-code]')?.getAttribute('data-code');
      if (code) this.choosing.marks.light([code]);
    };
    document.addEventListener('focusin', light, { signal });
    document.addEventListener('pointerover', light, { signal });
    document.addEventListener('click', ({ target }) => {
      const button = target instanceof Element ? target.closest('button') : null;
      if (button?.dataset.show) this.choosing.show(button.dataset.show, button);
    }, { signal });
  }
}
