// The marks: real buttons over the map, in reading order, so that they can be reached and named.
import { groupPoints, seenGroups } from './groups.js';
import { project, unproject } from './points.js';

/** @typedef {import('./points.js').Point} Point */
/** @typedef {import('./groups.js').Group} Group */

const most = 100;
const beyondEdge = 24;   // pixels in which a mark is still seen in part

export class Marks {
  /** @type {Map<number, Group[]>} */
  #groups = new Map();
  /** @type {Map<string, { item: HTMLLIElement, button: HTMLButtonElement, group: Group }>} */
  #shown = new Map();
  #list = document.createElement('ol');
  #level = NaN;

  /** @param {import('maplibre-gl').Map} map @param {Point[]} points
   * @param {{ name: (group: Group) => string, shape: (type: string) => Node, choose: (group: Group, button: HTMLButtonElement) => void }} page */
  constructor(map, points, page) {
    this.map = map;
    this.points = points;
    this.page = page;
    this.#list.className = 'map-marks';
    map.getCanvasContainer().append(this.#list);
    map.on('move', () => this.#isOtherLevel() ? this.#regroup() : this.#place());
    map.on('moveend', () => this.#regroup());
    map.on('resize', () => this.#regroup());
    this.#regroup();
  }

  get count() {
    return this.#shown.size;
  }

  /** Shows other events in place of these.
   * @param {Point[]} points */
  replace(points) {
    this.points = points;
    this.#groups.clear();
    this.#shown.clear();
    this.#regroup();
  }

  /** The button under which an event stands now; undefined where it is out of sight.
   * @param {string} code */
  buttonOf(code) {
    for (const { group, button } of this.#shown.values()) {
      if (group.points.some(point => point.code === code)) return button;
    }
    return undefined;
  }

  /** @param {string[]} codes */
  light(codes) {
    for (const { group, button } of this.#shown.values()) {
      button.toggleAttribute('data-lit', group.points.some(point => codes.includes(point.code)));
    }
    this.lit = codes;
  }

  /** @type {string[]} */
  lit = [];

  #regroup() {
    const focused = [...this.#shown.values()].find(({ button }) => button === document.activeElement);
    this.#level = this.#zoomLevel();
    const groups = seenGroups(zoom => this.#groupsAt(zoom), this.#level, this.#view(), most);
    const shown = new Map(groups.map(group => [group.key, this.#shown.get(group.key) ?? this.#make(group)]));
    for (const group of groups) {
      /** @type {any} */ (shown.get(group.key)).group = group;
    }
    this.#list.replaceChildren(...[...shown.values()].map(({ item }) => item));
    this.#shown = shown;
    this.light(this.lit);
    this.#place();
    // A focused element that moves in the document loses its focus.
    if (focused) this.buttonOf(focused.group.points[0].code)?.focus({ preventScroll: true });
  }

  #place() {
    for (const { item, group } of this.#shown.values()) {
      const { x, y } = this.map.project(unproject(group.x, group.y));
      item.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
    }
  }

  /** @param {Group} group */
  #make(group) {
    const item = document.createElement('li');
    const button = document.createElement('button');
    button.type = 'button';
    button.setAttribute('aria-label', this.page.name(group));
    const [first, ...others] = group.points;
    if (others.length === 0) {
      button.append(this.page.shape(first.type));
      button.dataset.type = first.type.replaceAll('_', '-');
      button.dataset.precision = first.precision;
      button.dataset.status = first.status;
    } else {
      button.textContent = String(group.points.length);
      button.dataset.size = group.points.length < 10 ? 'few' : group.points.length < 100 ? 'some' : 'many';
    }
    const made = { item, button, group };
    button.addEventListener('click', () => this.page.choose(made.group, button));
    item.append(button);
    return made;
  }

  /** @param {number} zoom */
  #groupsAt(zoom) {
    let groups = this.#groups.get(zoom);
    if (!groups) this.#groups.set(zoom, groups = groupPoints(this.points, zoom));
    return groups;
  }

  #isOtherLevel() {
    return this.#zoomLevel() !== this.#level;
  }

  #zoomLevel() {
    return Math.floor(this.map.getZoom() * 2) / 2;
  }

  /** @returns {import('./groups.js').View} */
  #view() {
    const { lng, lat } = this.map.getCenter();
    const { clientWidth, clientHeight } = this.map.getContainer();
    const world = 512 * 2 ** this.map.getZoom();
    const { x, y } = project(lng, lat);
    const halfWidth = (clientWidth / 2 + beyondEdge) / world;
    const halfHeight = (clientHeight / 2 + beyondEdge) / world;
    return { left: x - halfWidth, right: x + halfWidth, top: y - halfHeight, bottom: y + halfHeight };
  }
}
