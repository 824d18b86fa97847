// What moves the map, and the button that makes the area in sight the list's filter.
import { boxAround, writeBox } from './geography.js';
import { part } from './page.js';

/** @typedef {import('./geography.js').Box} Box */

const panPixels = 120;
const closest = 7;          // zoom of a first view
const wideDegrees = 20;     // a campaign that spreads farther begins with the whole mainland

/** @type {Record<string, Box>} */
const regions = {
  mainland: [-125, 24.3, -66.8, 49.5],
  alaska: [-171, 52.5, -129.5, 71.5],
  hawaii: [-160.4, 18.8, -154.7, 22.3],
  'puerto-rico': [-67.4, 17.8, -65.1, 18.6],
};

/** The area that was asked for, or where the events are.
 * @param {{ lon: number, lat: number }[]} points @param {Box | undefined} asked
 * @returns {Partial<import('maplibre-gl').MapOptions>} */
export function firstView(points, asked) {
  if (asked) return { bounds: asked };
  const around = boxAround(points);
  return around && around[2] - around[0] < wideDegrees
    ? { bounds: around, fitBoundsOptions: { padding: 40, maxZoom: closest } }
    : { bounds: regions.mainland, fitBoundsOptions: { padding: 8 } };
}

/** @param {HTMLElement} place @param {import('maplibre-gl').Map} map */
export function offerTools(place, map) {
  /** @type {Record<string, () => void>} */
  const moves = {
    'zoom-in': () => map.zoomIn(),
    'zoom-out': () => map.zoomOut(),
    'pan-left': () => map.panBy([-panPixels, 0]),
    'pan-right': () => map.panBy([panPixels, 0]),
    'pan-up': () => map.panBy([0, -panPixels]),
    'pan-down': () => map.panBy([0, panPixels]),
  };
  place.addEventListener('click', ({ target }) => {
    const { move, region } = target instanceof Element ? target.closest('button')?.dataset ?? {} : {};
    if (move) moves[move]();
    if (region) map.fitBounds(regions[region], { padding: 8 });
  });
}

/** @param {HTMLElement} place @param {import('maplibre-gl').Map} map */
export function offerSearch(place, map) {
  const button = part(place, '.map-search');
  const first = viewOf(map);
  map.on('moveend', () => button.hidden = viewOf(map) === first);   // a change of size ends as a move, but changes neither centre nor zoom
  button.addEventListener('click', () => {
    const { _sw: southWest, _ne: northEast } = map.getBounds();
    location.assign(addressOfArea(location.href, [southWest.lng, southWest.lat, northEast.lng, northEast.lat]));
  });
}

/** @param {import('maplibre-gl').Map} map */
function viewOf(map) {
  const { lng, lat } = map.getCenter();
  return [lng, lat, map.getZoom()].map(number => number.toFixed(4)).join();
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
