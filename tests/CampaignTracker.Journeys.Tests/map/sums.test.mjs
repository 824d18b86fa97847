// The sums of the map's module, without a browser. MapModule.cs runs them.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

const module = name => import(`../../../src/CampaignTracker.Web/Assets/map/${name}.js`);
const { groupPoints, isOneSpot, seenGroups } = await module('groups');
const { project, readPoints, unproject } = await module('points');
const { boxAround, boxOf, circle, readBox, readStates, stateAt, writeBox } = await module('geography');
const { nameOfMany, nameOfOne, nameOfUnplaced } = await module('words');
const { addressOfArea, firstView } = await module('tools');

const world = { left: 0, top: 0, right: 1, bottom: 1 };
const statesFile = new URL('../../../src/CampaignTracker.Web/wwwroot/lib/map/states.json', import.meta.url);
const none = { areas: [], approximate: [], cancelled: [], postponed: [], without_point: 0 };
const words = {
  language: 'en-US', types: { vigil: 'Vigil' }, states: { AZ: 'Arizona', NV: 'Nevada', CA: 'California', UT: 'Utah' },
  cancelled: 'off', postponed: 'later', one: '{0}, {1}', approximate: '{0}, {1}, about', area: '{0}, {1}, somewhere here',
  sameSpot: '{0} on one spot', near: '{0} near here, {1}', close: '{0} close', unplacedOne: 'one lacks', unplacedOther: '{0} lack',
};

function pointsAt(...places) {
  return readPoints({ ...none, types: ['vigil'], points: places.map(([lon, lat], index) => [lon, lat, 0, `code${index}`, '2026-06-06']) });
}

function scattered(count) {
  let seed = 1;
  const random = () => (seed = seed * 16807 % 2147483647) / 2147483647;
  return pointsAt(...Array.from({ length: count }, () => [-125 + 58 * random(), 25 + 24 * random()]));
}

test('Rows become points by day, with their type, how well their place is known and whether they take place', () => {
  const points = readPoints({
    types: ['vigil', 'march'], areas: [1], approximate: [2], cancelled: [2], postponed: [0], without_point: 3,
    points: [[-112.07, 33.45, 1, 'last', '2026-06-08'], [-112.07, 33.45, 0, 'next', '2026-06-07'], [-112.07, 33.45, 0, 'first', '2026-06-06']],
  });
  assert.deepEqual(points.map(({ code, type, day, precision, status }) => [code, type, day, precision, status]), [
    ['first', 'vigil', '2026-06-06', 'approximate', 'cancelled'],
    ['next', 'vigil', '2026-06-07', 'area', 'on'],
    ['last', 'march', '2026-06-08', 'exact', 'postponed'],
  ]);
});

test('Mercator there and back is the same place', () => {
  for (const [lon, lat] of [[-112.07, 33.45], [0, 0], [179.9, 71.3], [-66.1, 18.4]]) {
    const { x, y } = project(lon, lat);
    const [backLon, backLat] = unproject(x, y);
    assert.ok(Math.abs(lon - backLon) < 1e-9 && Math.abs(lat - backLat) < 1e-9);
  }
});

test('Near events are one mark from afar and marks of their own from near', () => {
  const points = pointsAt([-112.07, 33.45], [-111.9, 33.42], [-74, 40.7]);
  assert.deepEqual(groupPoints(points, 3).map(group => group.points.length), [2, 1]);
  assert.deepEqual(groupPoints(points, 10).map(group => group.points.length), [1, 1, 1]);
});

test('Events on one spot stay together at every zoom, others do not', () => {
  const [spot] = groupPoints(pointsAt([-112.07, 33.45], [-112.07, 33.45]), 14);
  const [apart] = groupPoints(pointsAt([-112.07, 33.45], [-111.9, 33.42]), 3);
  assert.equal(spot.points.length, 2);
  assert.ok(isOneSpot(spot));
  assert.ok(!isOneSpot(apart));
});

test('Every event is under exactly one mark, and marks hold a distance', () => {
  const points = scattered(2000);
  const groups = groupPoints(points, 5);
  const codes = groups.flatMap(group => group.points.map(point => point.code));
  assert.equal(codes.length, 2000);
  assert.equal(new Set(codes).size, 2000);
  const reach = 46 / (512 * 2 ** 5);
  for (const [index, { points: [one] }] of groups.entries()) {
    for (const { points: [other] } of groups.slice(index + 1)) assert.ok(Math.hypot(one.x - other.x, one.y - other.y) >= reach);
  }
});

test('At most so many marks are seen, whatever the number of events', () => {
  const points = scattered(10_000);
  const seen = seenGroups(zoom => groupPoints(points, zoom), 4.5, world, 100);
  assert.ok(seen.length <= 100 && seen.length > 20, `${seen.length} marks`);
  assert.equal(seen.reduce((sum, group) => sum + group.points.length, 0), 10_000);
});

test('Marks come in reading order: from the north, each row from the west', () => {
  const points = pointsAt([-80, 26], [-74, 40.7], [-122, 41], [-105, 39.5]);
  const seen = seenGroups(zoom => groupPoints(points, zoom), 3, world, 100);
  assert.deepEqual(seen.map(group => group.points[0].code), ['code2', 'code3', 'code1', 'code0']);
});

test('What lies outside the view is not seen, and beyond 180 degrees it is seen in the next world', () => {
  const points = pointsAt([-112, 33], [144.8, 13.4]);
  const groups = zoom => groupPoints(points, zoom);
  const west = seenGroups(groups, 4, { left: -0.2, top: 0, right: 0.3, bottom: 1 }, 100);
  assert.deepEqual(west.map(group => group.points[0].code), ['code0', 'code1']);
  assert.ok(west[1].x < 0);
  assert.deepEqual(seenGroups(groups, 4, { left: 0.8, top: 0, right: 1, bottom: 1 }, 100).map(group => group.points[0].code), ['code1']);
});

test('Every state has its code, and a place is found in its own', async () => {
  const { states, labels } = readStates(JSON.parse(await readFile(statesFile, 'utf8')));
  assert.equal(states.length, 56);
  assert.equal(labels.features.length, 56);
  const places = { AZ: [-112.07, 33.45], DC: [-77.03, 38.9], MD: [-76.6, 39.3], HI: [-157.8, 21.4], PR: [-66.1, 18.4], AK: [-149.9, 61.2], MI: [-83.05, 42.35] };
  for (const [code, [lon, lat]] of Object.entries(places)) assert.equal(stateAt(states, lon, lat), code);
  assert.equal(stateAt(states, -40, 30), undefined);
  assert.deepEqual(boxOf(states, 'AZ').map(Math.round), [-115, 31, -109, 37]);
  const [west, , east] = boxOf(states, 'AK');
  assert.ok(west < -170 && east < -129, `Alaska from ${west} to ${east}`);
  assert.equal(boxOf(states, ''), undefined);
});

test('An area is written for the address of the list, outward and within the world', () => {
  assert.equal(writeBox([-112.56789, 33.12345, -111.54321, 34.00001]), '-112.568,33.123,-111.543,34.001');
  assert.equal(writeBox([-190, 50, -130, 72]), '170,50,-130,72');
  assert.deepEqual(readBox('170,50,-130,72'), [-190, 50, -130, 72]);
  assert.equal(writeBox([-400, -95, 100, 95]), '-180,-90,180,90');
  assert.deepEqual(readBox('-112.5,33.1,-111.5,34'), [-112.5, 33.1, -111.5, 34]);
  for (const wrong of [undefined, '', '1,2,3', 'a,b,c,d', '1,2,3,4,5']) assert.equal(readBox(wrong), undefined);
});

test('A search in an area keeps the other filters and drops the ZIP code and the page', () => {
  assert.equal(
    addressOfArea('https://x.example/es/events?type=march&zip=85003&miles=25&page=3&bbox=1,2,3,4', [-113, 33, -111, 34]),
    '/es/events?type=march&bbox=-113,33,-111,34');
  assert.equal(addressOfArea('https://x.example/events', [-113, 33, -111, 34]), '/events?bbox=-113,33,-111,34');
});

test('The first view is the area or state asked for, else where the events are, else the mainland', () => {
  assert.deepEqual(firstView([], [-113, 33, -111, 34]).bounds, [-113, 33, -111, 34]);
  assert.deepEqual(firstView(pointsAt([-74, 41]), undefined, [-115, 31, -109, 37]).bounds, [-115, 31, -109, 37]);
  assert.deepEqual(firstView(pointsAt([-112, 33], [-111, 34]), undefined).bounds, [-112, 33, -111, 34]);
  assert.equal(firstView(pointsAt([-112, 33], [-74, 41]), undefined).bounds[0], -125);
  assert.equal(firstView([], undefined).bounds[0], -125);
});

test('A circle of miles has that radius in every direction', () => {
  const [ring] = circle(-112, 60, 5).coordinates;
  const [west, south, east, north] = boxAround(ring.map(([lon, lat]) => ({ lon, lat })));
  assert.deepEqual(ring[0], ring.at(-1));
  assert.ok(Math.abs((north - south) / 2 * 69.1 - 5) < 0.05);
  assert.ok(Math.abs((east - west) / 2 * 69.1 * Math.cos(60 * Math.PI / 180) - 5) < 0.05);
});

test('Marks are called by type and day, and how well the place is known', () => {
  const [point] = pointsAt([-112, 33]);
  assert.equal(nameOfOne(words, point), 'Vigil, Saturday, June 6, 2026');
  assert.equal(nameOfOne({ ...words, states: { AZ: 'Arizona' } }, { ...point, status: 'cancelled' }, 'AZ'), 'Vigil, Saturday, June 6, 2026, Arizona, off');
  assert.equal(nameOfOne(words, { ...point, precision: 'area' }), 'Vigil, Saturday, June 6, 2026, somewhere here');
  assert.equal(nameOfOne(words, { ...point, precision: 'approximate', status: 'cancelled' }), 'Vigil, Saturday, June 6, 2026, about, off');
  assert.equal(nameOfOne({ ...words, language: 'es-US', types: { vigil: 'Vigilia' } }, point), 'Vigilia, sábado, 6 de junio de 2026');
  assert.equal(nameOfMany(words, 1234, ['AZ', 'NV'], false), '1,234 near here, Arizona and Nevada');
  assert.equal(nameOfMany(words, 12, ['AZ', 'NV', 'CA', 'UT'], false), '12 near here, Arizona, Nevada, California …');
  assert.equal(nameOfMany(words, 3, ['AZ'], true), '3 on one spot');
  assert.equal(nameOfMany(words, 3, [], false), '3 close');
});

test('Events that are not on the map are counted in words', () => {
  assert.deepEqual([0, -1, 1, 1500].map(count => nameOfUnplaced(words, count)), ['', '', 'one lacks', '1,500 lack']);
});
