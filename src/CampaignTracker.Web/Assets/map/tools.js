// What moves the map, and the button that makes the area in sight the list's filter.
import { boxAround, writeBox } from './geography.js';
import { part } from './page.js';

/** @typedef {import('./geography.js').Box} Box */

const panPixels = 120;
const closest = 7;          // zoom of a first view
export const wideDegrees = 20;     // a campaign that spreads farther begins with the whole mainland

/** @type {Record<string, Box>} */
const regions = {
  mainland: [-125, 24.3, -66.8, 49.5],
  alaska: [-171, 52.5, -129.5, 71.5],
  hawaii: [-160.4, 18.8, -154.7, 22.3],
  'puerto-rico': [-67.4, 17.8, -65.1, 18.6],
};

/** Told with a move that the reader asked for. */
export const byReader = { byReader: true };

/** The area or state that was asked for, or where the events are.
 * @param {{ lon: number, lat: number }[]} points @param {Box | undefined} area @param {Box | undefined} state
 * @returns {Partial<import('maplibre-gl').MapOptions>} */
export function firstView(points, area, state) {
  if (area) return { bounds: area };
  if (state) return { bounds: state, fitBoundsOptions: { padding: 16 } };
  const around = boxAround(points);
  return around && around[2] - around[0] < wideDegrees
    ? { bounds: around, fitBoundsOptions: { padding: 40, maxZoom: closest } }
    : { bounds: regions.mainland, fitBoundsOptions: { padding: 8 } };
}

/** @param {HTMLElement} place @param {import('maplibre-gl').Map} map */
export function offerTools(place, map) {
  /** @type {Record<string, () => void>} */
  const moves = {
    'zoom-in': () => map.zoomIn({}, byReader),
    'zoom-out': () => map.zoomOut({}, byReader),
    'pan-left': () => map.panBy([-panPixels, 0], {}, byReader),
    'pan-right': () => map.panBy([panPixels, 0], {}, byReader),
    'pan-up': () => map.panBy([0, -panPixels], {}, byReader),
    'pan-down': () => map.panBy([0, panPixels], {}, byReader),
  };
  place.addEventListener('click', ({ target }) => {
    const { move, region } = target instanceof Element ? target.closest('button')?.dataset ?? {} : {};
    if (move) moves[move]();
    if (region) map.fitBounds(regions[region], { padding: 8 }, byReader);
  });
}

/** @param {HTMLElement} place @param {import('maplibre-gl').Map} map */
export function offerSearch(place, map) {
  const button = part(place, '.map-search');
  map.on('moveend', event => {
    // A map that changes its size moves too.
    if (event.originalEvent || 'byReader' in event) button.hidden = false;
  });
  button.addEventListener('click', () => {
    const bounds = map.getBounds();
    location.assign(addressOfArea(location.href, [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()]));
  });
}

/** The list asked for an area: in place of a ZIP code's surroundings, from the first page on.
 * @param {string} address @param {Box} box */
export function addressOfArea(address, box) {
  const list = new URL(address);
  for (const name of ['zip', 'miles', 'page']) list.searchParams.delete(name);
  list.searchParams.delete('bbox');
  const query = list.searchParams.toString();
  return `${list.pathname}?${query ? `${query}&` : ''}bbox=${writeBox(box)}`;
}
