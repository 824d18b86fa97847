// Sums with places on the earth, and the ground that the map draws.
import { feature, mesh } from 'topojson-client';

/** West, south, east, north in degrees.
 * @typedef {[number, number, number, number]} Box */

/** @typedef {{ code: string, parts: { rings: number[][][], box: Box }[] }} State */

const milesPerDegree = 69.1;

/** Areas, borders between states, and a label for each, of the topology in states.json.
 * @param {any} topology */
export function readStates(topology) {
  const all = topology.objects.states;
  /** @type {import('geojson').FeatureCollection<import('geojson').Polygon | import('geojson').MultiPolygon>} */
  const land = /** @type {any} */ (feature(topology, all));
  const states = land.features.map(readState);
  return {
    land,
    states,
    borders: mesh(topology, all, (one, other) => one !== other),
    coast: mesh(topology, all, (one, other) => one === other),
    labels: {
      type: /** @type {const} */ ('FeatureCollection'),
      features: states.map(({ code, parts }) => ({
        type: /** @type {const} */ ('Feature'),
        properties: { code },
        geometry: { type: /** @type {const} */ ('Point'), coordinates: middle(largestRing(parts)) },
      })),
    },
  };
}

/** The lines between counties, of the topology in counties.json.
 * @param {any} topology */
export function readCounties(topology) {
  return feature(topology, topology.objects.lines);
}

/** The postal code of the state in which a point lies; undefined at sea and abroad.
 * @param {State[]} states @param {number} lon @param {number} lat */
export function stateAt(states, lon, lat) {
  return states.find(({ parts }) => parts.some(({ rings: [outer, ...holes], box: [west, south, east, north] }) =>
    lon >= west && lon <= east && lat >= south && lat <= north
    && isWithin(outer, lon, lat) && !holes.some(hole => isWithin(hole, lon, lat))))?.code;
}

/** The box around a state, without what of it lies on the other side of 180°; undefined where there is no such state.
 * @param {State[]} states @param {string | undefined} code
 * @returns {Box | undefined} */
export function boxOf(states, code) {
  const parts = states.find(state => state.code === code)?.parts;
  if (!parts) return undefined;
  const isEast = largestRing(parts)[0][0] > 0;
  const corners = parts.filter(({ box: [west] }) => west > 0 === isEast)
    .flatMap(({ box: [west, south, east, north] }) => [{ lon: west, lat: south }, { lon: east, lat: north }]);
  return boxAround(corners);
}

/** A circle around a point, in degrees.
 * @param {number} lon @param {number} lat @param {number} miles
 * @returns {import('geojson').Polygon} */
export function circle(lon, lat, miles) {
  const steps = 48;
  const ring = [];
  for (let step = 0; step <= steps; step++) {
    const angle = step % steps / steps * 2 * Math.PI;
    ring.push([
      lon + Math.cos(angle) * miles / milesPerDegree / Math.cos(lat * Math.PI / 180),
      lat + Math.sin(angle) * miles / milesPerDegree,
    ]);
  }
  return { type: 'Polygon', coordinates: [ring] };
}

/** The smallest box that holds all points; undefined where there are none.
 * @param {{ lon: number, lat: number }[]} points
 * @returns {Box | undefined} */
export function boxAround(points) {
  if (points.length === 0) return undefined;
  /** @type {Box} */
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { lon, lat } of points) {
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
  }
  return box;
}

/** As the address of the list has it, -114.8,31.3,-109,37. Over 180° the west is greater than the east (RFC 7946).
 * @param {Box} box */
export function writeBox([west, south, east, north]) {
  const isWhole = east - west >= 360;
  const sides = [isWhole ? -180 : turned(west), Math.max(-90, south), isWhole ? 180 : turned(east), Math.min(90, north)];
  return sides.map((side, index) => (index < 2 ? Math.floor(side * 1000) : Math.ceil(side * 1000)) / 1000).join(',');
}

/** @param {string | undefined} text
 * @returns {Box | undefined} with its west below its east, if need be below -180 */
export function readBox(text) {
  const sides = text?.split(',').map(Number) ?? [];
  if (sides.length !== 4 || !sides.every(Number.isFinite)) return undefined;
  const [west, south, east, north] = sides;
  return [west > east ? west - 360 : west, south, east, north];
}

/** @param {number} longitude @returns {number} the same from -180 to 180 */
function turned(longitude) {
  return longitude - 360 * Math.round(longitude / 360);
}

/** @param {import('geojson').Feature<import('geojson').Polygon | import('geojson').MultiPolygon>} state
 * @returns {State} */
function readState({ id, geometry }) {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return {
    code: String(id),
    parts: polygons.map(rings => ({ rings, box: /** @type {Box} */ (boxAround(rings[0].map(([lon, lat]) => ({ lon, lat })))) })),
  };
}

/** @param {State['parts']} parts */
function largestRing(parts) {
  return parts.map(({ rings: [outer] }) => outer).reduce((one, other) => Math.abs(area(other)) > Math.abs(area(one)) ? other : one);
}

/** @param {number[][]} ring */
function area(ring) {
  return sumOverEdges(ring, ([x0, y0], [x1, y1]) => x0 * y1 - x1 * y0) / 2;
}

/** The centre of mass.
 * @param {number[][]} ring */
function middle(ring) {
  const six = 6 * area(ring);
  return [
    sumOverEdges(ring, ([x0, y0], [x1, y1]) => (x0 + x1) * (x0 * y1 - x1 * y0)) / six,
    sumOverEdges(ring, ([x0, y0], [x1, y1]) => (y0 + y1) * (x0 * y1 - x1 * y0)) / six,
  ];
}

/** @param {number[][]} ring @param {(from: number[], to: number[]) => number} value */
function sumOverEdges(ring, value) {
  let sum = 0;
  for (let index = 1; index < ring.length; index++) sum += value(ring[index - 1], ring[index]);
  return sum;
}

/** @param {number[][]} ring @param {number} lon @param {number} lat */
function isWithin(ring, lon, lat) {
  let within = false;
  for (let index = 1; index < ring.length; index++) {
    const [x0, y0] = ring[index - 1];
    const [x1, y1] = ring[index];
    if (y0 > lat !== y1 > lat && lon < (x1 - x0) * (lat - y0) / (y1 - y0) + x0) within = !within;
  }
  return within;
}
