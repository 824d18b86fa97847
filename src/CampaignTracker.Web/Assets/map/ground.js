// The ground in the page's own colours: paper and ink by day, night in the dark.

/** Colours come from the style sheet, so that they are said once. */
const colours = /** @type {const} */ ({ water: '--map-water', land: '--map-land', line: '--map-line', coast: '--map-coast', label: '--map-label', area: '--map-area' });

/** Which colour each layer takes.
 * @type {[layer: string, property: string, colour: keyof typeof colours][]} */
const paints = [
  ['water', 'background-color', 'water'],
  ['land', 'fill-color', 'land'],
  ['counties', 'line-color', 'line'],
  ['borders', 'line-color', 'line'],
  ['coast', 'line-color', 'coast'],
  ['labels', 'text-color', 'label'],
  ['labels', 'text-halo-color', 'land'],
  ['areas', 'fill-color', 'area'],
  ['area-edges', 'line-color', 'area'],
];

/** @param {{ land: any, borders: any, coast: any, labels: any }} states @param {any} areas
 * @returns {import('maplibre-gl').StyleSpecification} */
export function makeGround({ land, borders, coast, labels }, areas) {
  return {
    version: 8,
    sources: {
      land: geojson(land), borders: geojson(borders), coast: geojson(coast), labels: geojson(labels), areas: geojson(areas),
      counties: geojson({ type: 'FeatureCollection', features: [] }),
    },
    layers: [
      { id: 'water', type: 'background' },
      { id: 'land', type: 'fill', source: 'land', paint: { 'fill-antialias': false } },
      { id: 'counties', type: 'line', source: 'counties', minzoom: 5.5, paint: { 'line-width': 0.6, 'line-opacity': 0.7 } },
      { id: 'borders', type: 'line', source: 'borders', paint: { 'line-width': ['interpolate', ['linear'], ['zoom'], 3, 0.8, 8, 1.6] } },
      { id: 'coast', type: 'line', source: 'coast', paint: { 'line-width': ['interpolate', ['linear'], ['zoom'], 3, 0.9, 8, 1.8] } },
      { id: 'areas', type: 'fill', source: 'areas', paint: { 'fill-opacity': 0.22 } },
      { id: 'area-edges', type: 'line', source: 'areas', paint: { 'line-width': 2, 'line-dasharray': [2, 2] } },
      {
        id: 'labels', type: 'symbol', source: 'labels',
        // Without a glyph server the letters are drawn here, in the page's own face.
        layout: { 'text-field': ['get', 'code'], 'text-font': ['League Gothic', 'Arial Narrow', 'sans-serif'], 'text-size': ['interpolate', ['linear'], ['zoom'], 3, 15, 7, 34] },
        paint: { 'text-halo-width': 1 },
      },
    ],
  };
}

/** @param {import('maplibre-gl').Map} map */
export function paintGround(map) {
  const style = getComputedStyle(map.getContainer());
  for (const [layer, property, colour] of paints) {
    map.setPaintProperty(layer, /** @type {any} */ (property), style.getPropertyValue(colours[colour]).trim());
  }
}

/** @param {any} data
 * @returns {import('maplibre-gl').GeoJSONSourceSpecification} */
function geojson(data) {
  return { type: 'geojson', data };
}
