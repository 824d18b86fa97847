// What the server answers to "which points": compact rows, made into points here.

/** How well a place is known; rows that say nothing are the place itself.
 * @typedef {'exact' | 'postal_code' | 'city' | 'area'} Precision */

/** An event on the map. x and y are Web Mercator from 0 to 1, for sums in pixels.
 * @typedef {{ lon: number, lat: number, x: number, y: number, type: string, code: string, day: string, precision: Precision, order: number }} Point */

/** Rows are longitude, latitude, index of the type, short code, day and, where the place is not exact, index of the precision.
 * @typedef {{ types: string[], precisions?: Precision[], points: [number, number, number, string, string, number?][] }} Answer */

const steepest = 85.051129;

/** @param {Answer} answer
 * @returns {Point[]} in the order of the list */
export function readPoints({ types, precisions = [], points }) {
  return points.map(([lon, lat, type, code, day, precision], order) => ({
    lon, lat, ...project(lon, lat), type: types[type], code, day, order,
    precision: precision === undefined ? 'exact' : precisions[precision],
  }));
}

/** @param {number} lon @param {number} lat */
export function project(lon, lat) {
  const sine = Math.sin(Math.max(-steepest, Math.min(steepest, lat)) * Math.PI / 180);
  return { x: lon / 360 + 0.5, y: 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI) };
}

/** @param {number} x @param {number} y
 * @returns {[number, number]} longitude, which may lie beyond 180, and latitude */
export function unproject(x, y) {
  return [(x - 0.5) * 360, Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180 / Math.PI];
}
