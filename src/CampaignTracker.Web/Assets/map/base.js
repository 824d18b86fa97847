// The bare map, for readers and organizers alike.
import { circle, readCounties } from './geography.js';

const countiesFrom = 5.5;   // zoom, as in ground.js
const areaMiles = 5;        // as the site tells distances to areas

export function canDraw() {
  return Boolean(document.createElement('canvas').getContext('webgl2'));
}

/** @param {HTMLElement} container @param {string} worker @param {import('./words.js').Words} words @param {Partial<import('maplibre-gl').MapOptions>} view */
export function makeMap(container, worker, words, view) {
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
export function areasOf(points) {
  const areas = points.filter(point => point.precision === 'area');
  return { type: 'FeatureCollection', features: areas.map(({ lon, lat }) => ({ type: 'Feature', properties: {}, geometry: circle(lon, lat, areaMiles) })) };
}

/** @param {import('maplibre-gl').Map} map @param {string} address */
export function fetchCountiesOnce(map, address) {
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
export async function fetchJson(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return await answer.json();
}
