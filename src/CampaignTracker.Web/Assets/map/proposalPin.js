// The map beside the field for a point, in the forms that propose an event or correct one. Hidden where no script runs: the field tells all.
import { open } from './pinMap.js';

/** @typedef {import('./pinMap.js').Pin} Pin */

const place = document.querySelector('[data-pin-field]');
if (place instanceof HTMLElement) prepare(place);

/** Fetches nothing until the map comes into sight.
 * @param {HTMLElement} place */
function prepare(place) {
  place.hidden = false;
  const sight = new IntersectionObserver(entries => {
    if (!entries.some(entry => entry.isIntersecting)) return;
    sight.disconnect();
    void start(place);
  });
  sight.observe(place);
}

/** @param {HTMLElement} place */
async function start(place) {
  const { pinField, stateField, cityField, zipField, locate } = /** @type {Record<string, string>} */ (place.dataset);
  const [field, city, zip] = [pinField, cityField, zipField].map(id => /** @type {HTMLInputElement} */ (document.getElementById(id)));
  const state = /** @type {HTMLSelectElement} */ (document.getElementById(stateField));
  /** The middle of the ZIP code or town. @type {Pin | null} */
  let middle = null;
  let named = '';
  const pin = () => pinOf(field.value) ?? middle;
  const find = async () => {
    const query = new URLSearchParams({ city: city.value, state: state.value, zip: zip.value }).toString();
    if (query === named) return;
    named = query;
    const found = await fetchMiddle(`${locate}?${query}`);
    if (query === named) middle = found;   // nobody typed on meanwhile
  };
  const put = (/** @type {string} */ _, /** @type {number} */ latitude, /** @type {number} */ longitude) => {
    field.value = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
    show();
  };
  await find();
  place.dataset.inState = state.value;
  const map = await open(place, { invokeMethodAsync: async (name, ...at) => put(name, Number(at[0]), Number(at[1])) }, pin());
  const show = () => map.show(pin(), state.value);
  field.addEventListener('input', show);
  for (const input of [city, state, zip]) input.addEventListener('change', () => void find().then(show));
}

/** @param {string} address @returns {Promise<Pin | null>} */
async function fetchMiddle(address) {
  const answer = await fetch(address).catch(() => null);
  if (answer?.status !== 200) return null;
  const { latitude, longitude } = await answer.json();
  return { latitude, longitude, isPut: false, state: '' };
}

/** As the site reads it; a link is left to the site, which asks whether its point is meant.
 * @param {string} text @returns {Pin | null} */
function pinOf(text) {
  const commas = /^\s*(-?\d{1,2}),(\d+)[,;\s]+(-?\d{1,3}),(\d+)\s*$/.exec(text);
  const figures = commas ? [`${commas[1]}.${commas[2]}`, `${commas[3]}.${commas[4]}`] : text.split(/[,;\s]+/).filter(part => part !== '');
  const [latitude, longitude] = figures.map(Number);
  return figures.length === 2 && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude, isPut: true, state: '' } : null;
}
