// Events that would stand on each other's marks are one mark: about a hundred marks at most, however many events there are.

/** @typedef {import('./points.js').Point} Point */

/** Events under one mark, in the order of the list; x and y are their middle.
 * @typedef {{ key: string, points: Point[], x: number, y: number, west: number, south: number, east: number, north: number }} Group */

/** What is seen: Mercator coordinates, x from 0 to 1 in the first world and beyond it to either side.
 * @typedef {{ left: number, top: number, right: number, bottom: number }} View */

const tileSize = 512;
const markDistance = 46;   // pixels between two marks
const rowHeight = 48;      // pixels in which marks count as side by side
const sameSpot = 0.0002;   // degrees

/** Groups of all points at a zoom; the same ones however the map is moved.
 * @param {Point[]} points @param {number} zoom
 * @returns {Group[]} */
export function groupPoints(points, zoom) {
  const reach = markDistance / worldSize(zoom);
  /** @type {Map<number, Point[][]>} */
  const cells = new Map();
  /** @type {Point[][]} */
  const groups = [];
  for (const point of points) {
    const column = Math.floor(point.x / reach);
    const row = Math.floor(point.y / reach);
    const near = nearest(cells, column, row, point, reach);
    if (near) {
      near.push(point);
      continue;
    }
    const group = [point];
    groups.push(group);
    const cell = cells.get(cellKey(column, row));
    if (cell) cell.push(group);
    else cells.set(cellKey(column, row), [group]);
  }
  return groups.map(summarize);
}

/** The groups that are seen, in reading order: row by row, each from west to east. Coarser ones where there would be too many.
 * @param {(zoom: number) => Group[]} groupsAt @param {number} zoom @param {View} view @param {number} most
 * @returns {Group[]} */
export function seenGroups(groupsAt, zoom, view, most) {
  const middle = (view.left + view.right) / 2;
  for (let coarser = zoom; ; coarser--) {
    const seen = groupsAt(coarser)
      .map(group => ({ ...group, x: group.x + Math.round(middle - group.x) }))
      .filter(({ x, y }) => x >= view.left && x <= view.right && y >= view.top && y <= view.bottom);
    if (seen.length <= most || coarser <= 0) return inReadingOrder(seen, zoom);
  }
}

/** True where no zoom takes the events of a group apart.
 * @param {Group} group */
export function isOneSpot(group) {
  return group.east - group.west < sameSpot && group.north - group.south < sameSpot;
}

/** @param {Group[]} groups @param {number} zoom */
function inReadingOrder(groups, zoom) {
  const row = (/** @type {Group} */ group) => Math.floor(group.y * worldSize(zoom) / rowHeight);
  return groups.sort((one, other) => row(one) - row(other) || one.x - other.x);
}

/** @param {Map<number, Point[][]>} cells @param {number} column @param {number} row @param {Point} point @param {number} reach */
function nearest(cells, column, row, point, reach) {
  let best;
  let least = reach * reach;
  for (let c = column - 1; c <= column + 1; c++) {
    for (let r = row - 1; r <= row + 1; r++) {
      for (const group of cells.get(cellKey(c, r)) ?? []) {
        const distance = (group[0].x - point.x) ** 2 + (group[0].y - point.y) ** 2;
        if (distance < least) [best, least] = [group, distance];
      }
    }
  }
  return best;
}

/** @param {Point[]} points
 * @returns {Group} */
function summarize(points) {
  const group = { key: `${points[0].code} ${points.length}`, points, x: 0, y: 0, west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const { x, y, lon, lat } of points) {
    group.x += x / points.length;
    group.y += y / points.length;
    group.west = Math.min(group.west, lon);
    group.east = Math.max(group.east, lon);
    group.south = Math.min(group.south, lat);
    group.north = Math.max(group.north, lat);
  }
  return group;
}

/** @param {number} zoom */
function worldSize(zoom) {
  return tileSize * 2 ** zoom;
}

/** @param {number} column @param {number} row */
function cellKey(column, row) {
  return column * 0x4000000 + row;
}
