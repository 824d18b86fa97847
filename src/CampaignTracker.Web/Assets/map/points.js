// What the server answers to "which points": compact rows, made into points here.

/** How well a place is known, and whether the event takes place there then.
 * @typedef {'exact' | 'approximate' | 'area'} Precision
 * @typedef {'on' | 'cancelled' | 'postponed' | 'proposed' | 'declined'} Status */

/** An event on the map. x and y are Web Mercator from 0 to 1, for sums in pixels.
 * @typedef {{ lon: number, lat: number, x: number, y: number, type: string, code: string, day: string, precision: Precision, status: Status, isHidden: boolean }} Point */

/** Rows are longitude, latitude, index of the type, short code and day; the other lists are indices of rows. The last three only organizers get.
 * @typedef {{
 *   types: string[], points: [number, number, number, string, string][], areas: number[], approximate: number[],
 *   cancelled: number[], postponed: number[], without_point: number, proposed?: number[], declined?: number[], hidden?: number[],
 * }} Answer */

const steepest = 85.051129;

/** @param {Answer} answer
 * @returns {Point[]} by day, as the list has them */
export function readPoints({ types, points, areas, approximate, cancelled, postponed, proposed = [], declined = [], hidden = [] }) {
  const read = points.map(([lon, lat, type, code, day]) => /** @type {Point} */ ({
    lon, lat, ...project(lon, lat), type: types[type], code, day, precision: 'exact', status: 'on', isHidden: false,
  }));
  for (const index of areas) read[index].precision = 'area';
  for (const index of approximate) read[index].precision = 'approximate';
  for (const index of cancelled) read[index].status = 'cancelled';
  for (const index of postponed) read[index].status = 'postponed';
  for (const index of proposed) read[index].status = 'proposed';
  for (const index of declined) read[index].status = 'declined';
  for (const index of hidden) read[index].isHidden = true;
  return read.sort((one, other) => one.day < other.day ? -1 : one.day > other.day ? 1 : 0);
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
