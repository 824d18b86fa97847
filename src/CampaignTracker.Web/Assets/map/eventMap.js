// The map of /events. The page works without it: this module shows the map's place only where a browser can draw it.
import { Choosing } from './choosing.js';
import { boxOf, circle, readBox, readCounties, readStates } from './geography.js';
import { makeGround, paintGround } from './ground.js';
import { part } from './page.js';
import { readPoints } from './points.js';
import { Slip } from './slip.js';
import { firstView, offerSearch, offerTools } from './tools.js';
import { nameOfUnplaced } from './words.js';

const countiesFrom = 5.5;   // zoom, as in ground.js
const areaMiles = 5;        // as the site tells distances to areas
const dark = matchMedia('(prefers-color-scheme: dark)');

const place = document.getElementById('map');
if (place) prepare(place);

/** Fetches nothing until the map comes into sight: on a phone it stands under the list.
 * @param {HTMLElement} place */
function prepare(place) {
  place.hidden = false;
  if (!canDraw()) {
    place.dataset.state = 'missing';
    return;
  }
  place.dataset.state = 'waiting';
  part(document, '.with-map').dataset.map = 'on';
  for (const element of document.querySelectorAll('[data-with-map]')) element.removeAttribute('hidden');

  /** @type {Promise<Choosing> | undefined} */
  let started;
  const startOnce = () => started ??= start(place).catch(error => {
    place.dataset.state = 'missing';
    throw error;
  });
  const sight = new IntersectionObserver(entries => {
    if (!entries.some(entry => entry.isIntersecting)) return;
    sight.disconnect();
    startOnce();
  }, { rootMargin: '200px' });
  sight.observe(place);
  document.addEventListener('click', async ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null;
    if (button?.dataset.show) (await startOnce()).show(button.dataset.show, button);
  });
}

function canDraw() {
  return Boolean(document.createElement('canvas').getContext('webgl2'));
}

/** @param {HTMLElement} place */
async function start(place) {
  const { library, worker, states: statesAddress, counties, points: pointsAddress, cards, box, inState } = /** @type {Record<string, string>} */ (place.dataset);
  /** @type {import('./words.js').Words} */
  const words = JSON.parse(/** @type {string} */ (place.dataset.words));

  const [topology, answer] = await Promise.all([fetchJson(statesAddress), fetchJson(pointsAddress).catch(() => undefined), import(library)]);
  const states = readStates(topology);
  const points = answer ? readPoints(answer) : [];
  part(place, '.map-said').textContent = answer ? nameOfUnplaced(words, answer.without_point) : words.noPoints;

  const map = makeMap(part(place, '.map-canvas'), worker, words, {
    style: makeGround(states, areasOf(points)),
    ...firstView(points, readBox(box), boxOf(states.states, inState)),
  });
  map.on('style.load', () => paintGround(map));
  dark.addEventListener('change', () => paintGround(map));
  fetchCountiesOnce(map, counties);

  const slip = new Slip(/** @type {HTMLDialogElement} */ (part(place, '.map-slip')), cards, words);
  const choosing = new Choosing({ map, points, slip, words, states: states.states, place });
  offerTools(place, map);
  offerSearch(place, map);
  place.dataset.state = 'ready';
  return choosing;
}

/** @param {HTMLElement} container @param {string} worker @param {import('./words.js').Words} words @param {Partial<import('maplibre-gl').MapOptions>} view */
function makeMap(container, worker, words, view) {
  /** @type {typeof import('maplibre-gl')} */
  const maplibre = /** @type {any} */ (globalThis).maplibregl;
  maplibre.setWorkerUrl(worker);
  const map = new maplibre.Map({
    container,
    ...view,
    minZoom: 1.5,
    maxZoom: 14,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    cooperativeGestures: true,
    locale: {
      'Map.Title': words.map,
      'CooperativeGesturesHandler.WindowsHelpText': words.gestureWindows,
      'CooperativeGesturesHandler.MacHelpText': words.gestureMac,
      'CooperativeGesturesHandler.MobileHelpText': words.gestureTouch,
    },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  return map;
}

/** @param {import('./points.js').Point[]} points */
function areasOf(points) {
  const areas = points.filter(point => point.precision === 'area');
  return { type: 'FeatureCollection', features: areas.map(({ lon, lat }) => ({ type: 'Feature', properties: {}, geometry: circle(lon, lat, areaMiles) })) };
}

/** @param {import('maplibre-gl').Map} map @param {string} address */
function fetchCountiesOnce(map, address) {
  const fetchWhenNear = async () => {
    if (map.getZoom() < countiesFrom) return;
    map.off('moveend', fetchWhenNear);
    const source = /** @type {import('maplibre-gl').GeoJSONSource} */ (map.getSource('counties'));
    source.setData(readCounties(await fetchJson(address)));
  };
  map.on('moveend', fetchWhenNear);
  map.once('idle', fetchWhenNear);
}

/** @param {string} address */
async function fetchJson(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return await answer.json();
}
