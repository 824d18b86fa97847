// The map beside the field for a point, in the form that proposes an event. Hidden where no script runs: the field tells all.
import { open } from './pinMap.js';

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
  const { pinField, stateField, located } = /** @type {Record<string, string>} */ (place.dataset);
  const field = /** @type {HTMLInputElement} */ (document.getElementById(pinField));
  const state = /** @type {HTMLSelectElement} */ (document.getElementById(stateField));
  const pin = () => pinOf(field.value, true) ?? pinOf(located, false);
  place.dataset.inState = state.value;
  const put = (/** @type {string} */ _, /** @type {number} */ latitude, /** @type {number} */ longitude) => {
    field.value = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
    show();
  };
  const map = await open(place, { invokeMethodAsync: async (name, ...at) => put(name, Number(at[0]), Number(at[1])) }, pin());
  const show = () => map.show(pin(), state.value);
  field.addEventListener('input', show);
  state.addEventListener('change', show);
}

/** @param {string | undefined} text @param {boolean} isPut @returns {import('./pinMap.js').Pin | null} */
function pinOf(text, isPut) {
  const [latitude, longitude, ...more] = (text ?? '').split(',').map(part => (part.trim() === '' ? NaN : Number(part)));
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && more.length === 0 ? { latitude, longitude, isPut, state: '' } : null;
}
