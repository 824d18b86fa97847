// What lies under the events on organizers' map: where members are, as rings, and where agencies have an agreement, as dots.
import { fetchJson } from './base.js';

/** @typedef {[longitude: number, latitude: number, count: number]} Place */

/** Told apart by shape, not by colour alone.
 * @type {Record<'members' | 'agencies', { colour: string, paint: Record<string, unknown>, colours: string[] }>} */
const kinds = {
  agencies: {
    colour: '--map-agency',
    paint: { 'circle-radius': ['interpolate', ['linear'], ['zoom'], 3, 2.5, 8, 5], 'circle-opacity': 0.85 },
    colours: ['circle-color'],
  },
  members: {
    colour: '--map-member',
    paint: {
      'circle-radius': ['interpolate', ['linear'], ['sqrt', ['get', 'count']], 1, 4, 12, 22],
      'circle-color': 'transparent', 'circle-stroke-width': 2,
    },
    colours: ['circle-stroke-color'],
  },
};

export class Layers {
  /** @type {Promise<Record<'members' | 'agencies', Place[]>> | undefined} */
  #answer;

  /** @param {HTMLElement} place @param {import('maplibre-gl').Map} map @param {AbortSignal} left */
  constructor(place, map, left) {
    this.place = place;
    this.map = map;
    place.addEventListener('change', ({ target }) => {
      if (target instanceof HTMLInputElement && target.dataset.layer) void this.#toggle(/** @type {'members' | 'agencies'} */ (target.dataset.layer), target.checked);
    }, { signal: left });
  }

  /** In the page's own colours, by day and by night. */
  paint() {
    const style = getComputedStyle(this.map.getContainer());
    for (const [name, { colour, colours }] of Object.entries(kinds)) {
      if (!this.map.getLayer(name)) continue;
      for (const property of colours) this.map.setPaintProperty(name, /** @type {any} */ (property), style.getPropertyValue(colour).trim());
    }
  }

  /** @param {'members' | 'agencies'} name @param {boolean} isOn */
  async #toggle(name, isOn) {
    if (!this.map.getLayer(name)) {
      if (!isOn) return;
      const answer = await (this.#answer ??= fetchJson(/** @type {string} */ (this.place.dataset.layers)));
      if (!this.map.getLayer(name)) this.#add(name, answer[name]);
    }
    this.map.setLayoutProperty(name, 'visibility', isOn ? 'visible' : 'none');
    this.place.toggleAttribute(`data-${name}`, isOn);
  }

  /** @param {'members' | 'agencies'} name @param {Place[]} places */
  #add(name, places) {
    this.map.addSource(name, {
      type: 'geojson',
      data: {
        type: 'FeatureCollection',
        features: places.map(([lon, lat, count]) => ({ type: 'Feature', properties: { count }, geometry: { type: 'Point', coordinates: [lon, lat] } })),
      },
    });
    this.map.addLayer({ id: name, type: 'circle', source: name, paint: /** @type {any} */ (kinds[name].paint) }, 'labels');
    this.paint();
  }
}
