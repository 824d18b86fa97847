// Choosing a mark shows its cards, choosing a card shows its mark.
import { isOneSpot } from './groups.js';
import { stateAt } from './geography.js';
import { Marks } from './marks.js';
import { part } from './page.js';
import { byReader } from './tools.js';
import { fill, nameOfMany, nameOfOne } from './words.js';

/** @typedef {import('./groups.js').Group} Group */
/** @typedef {import('./points.js').Point} Point */
/** @typedef {{
 *   map: import('maplibre-gl').Map, points: Point[], slip: import('./slip.js').Slip, words: import('./words.js').Words,
 *   states: import('./geography.js').State[], place: HTMLElement,
 * }} Parts */

const cardsAtOnce = 20;
const lookingAtOne = 9;   // zoom
const besideList = matchMedia('(min-width: 64rem)');

export class Choosing {
  /** @param {Parts} parts */
  constructor(parts) {
    this.parts = parts;
    this.marks = new Marks(parts.map, parts.points, {
      name: group => this.#name(group),
      shape: type => markOf(parts.place, type),
      choose: group => this.#choose(group),
    });
    parts.slip.onShow = codes => this.#light(codes);
  }

  /** Shows other events in place of these.
   * @param {Point[]} points */
  replace(points) {
    this.parts.points = points;
    this.marks.replace(points);
  }

  /** Goes to an event of the list.
   * @param {string} code @param {HTMLElement} opener where the focus returns to */
  show(code, opener) {
    const { map, points, slip, words, states, place } = this.parts;
    const point = points.find(point => point.code === code);
    if (!point) return;
    if (!besideList.matches) place.scrollIntoView();
    map.easeTo({ center: [point.lon, point.lat], zoom: Math.max(map.getZoom(), lookingAtOne) }, byReader);
    slip.open({ name: nameOfOne(words, point, stateAt(states, point.lon, point.lat)), codes: [point.code], more: '', zoomIn: undefined, returnTo: () => opener });
  }

  /** Many events far apart are taken apart by a closer look; the others are shown.
   * @param {Group} group */
  #choose(group) {
    const first = group.points[0].code;
    if (group.points.length > cardsAtOnce && this.#canOpenUp(group)) {
      this.#openUp(group);
      return;
    }
    this.parts.slip.open({
      name: this.#name(group),
      codes: group.points.slice(0, cardsAtOnce).map(({ code }) => code),
      more: group.points.length > cardsAtOnce ? fill(this.parts.words.more, group.points.length - cardsAtOnce) : '',
      zoomIn: this.#canOpenUp(group) ? () => this.#openUp(group) : undefined,
      returnTo: () => this.marks.buttonOf(first) ?? this.parts.map.getCanvas(),
    });
    if (besideList.matches) cardOf(first)?.scrollIntoView({ block: 'nearest' });
  }

  /** @param {Group} group */
  #openUp(group) {
    const { map, slip } = this.parts;
    if (slip.isOpen) slip.close();
    map.once('moveend', () => this.marks.buttonOf(group.points[0].code)?.focus({ preventScroll: true }));
    map.fitBounds([group.west, group.south, group.east, group.north], { padding: 64, maxZoom: map.getMaxZoom() }, byReader);
  }

  /** @param {Group} group */
  #canOpenUp(group) {
    return !isOneSpot(group) && this.parts.map.getZoom() < this.parts.map.getMaxZoom() - 0.5;
  }

  /** @param {Group} group */
  #name(group) {
    const { words, states } = this.parts;
    const [first, ...others] = group.points;
    if (others.length === 0) return nameOfOne(words, first, stateAt(states, first.lon, first.lat));
    const inStates = new Set(group.points.slice(0, cardsAtOnce).map(({ lon, lat }) => stateAt(states, lon, lat)));
    const name = nameOfMany(words, group.points.length, [...inStates].filter(state => state !== undefined), isOneSpot(group));
    return group.points.length > cardsAtOnce && !isOneSpot(group) ? `${name}. ${words.zoomIn}` : name;
  }

  /** @param {string[]} codes */
  #light(codes) {
    this.marks.light(codes);
    for (const card of document.querySelectorAll('.event[data-lit]')) card.removeAttribute('data-lit');
    for (const code of codes) cardOf(code)?.setAttribute('data-lit', '');
  }
}

/** The house's mark of a type, as the key under the map shows it.
 * @param {HTMLElement} place @param {string} type */
function markOf(place, type) {
  return /** @type {SVGElement} */ (part(place, `.map-key [data-type="${type.replaceAll('_', '-')}"]`).firstElementChild).cloneNode(true);
}

/** The card of an event in the list; null where it stands on another page of it.
 * @param {string} code */
function cardOf(code) {
  return document.querySelector(`button[data-show="${code}"]`)?.closest('.event');
}
