// What marks are called, in the reader's language. All words come from the page.

/** @typedef {import('./points.js').Point} Point */

/** @typedef {{
 *   language: string, map: string, types: Record<string, string>, states: Record<string, string>,
 *   one: string, approximate: string, area: string, cancelled: string, postponed: string, sameSpot: string, near: string, close: string, zoomIn: string, more: string,
 *   unplacedOne: string, unplacedOther: string, fetching: string, failed: string, noPoints: string,
 *   gestureWindows: string, gestureMac: string, gestureTouch: string, proposed?: string, declined?: string, hidden?: string,
 * }} Words */

const statesNamed = 3;

/** Puts values into a sentence: {0}, {1}.
 * @param {string} sentence @param {(string | number)[]} values */
export function fill(sentence, ...values) {
  return sentence.replace(/\{(\d)\}/g, (_, index) => String(values[index]));
}

/** "Vigil, Saturday, June 6, 2026, Arizona"; where the place is not exact or the event is off, that too.
 * @param {Words} words @param {Point} point @param {string} [state] in which it is, where that is known */
export function nameOfOne(words, { type, day, precision, status, isHidden }, state) {
  const sentence = precision === 'exact' ? words.one : words[precision];
  const name = fill(sentence, words.types[type], nameOfDay(words.language, day));
  return [name, state && words.states[state], status !== 'on' && words[status], isHidden && words.hidden].filter(Boolean).join(', ');
}

/** "12 events near here, Arizona and Nevada", "3 events on one spot".
 * @param {Words} words @param {number} count @param {string[]} states in which they are, some at least @param {boolean} isOneSpot */
export function nameOfMany(words, count, states, isOneSpot) {
  const number = new Intl.NumberFormat(words.language).format(count);
  if (isOneSpot) return fill(words.sameSpot, number);
  if (states.length === 0) return fill(words.close, number);
  const names = states.slice(0, statesNamed).map(state => words.states[state]);
  return fill(words.near, number, states.length > statesNamed ? `${names.join(', ')} …` : new Intl.ListFormat(words.language).format(names));
}

/** Of the events in the list, how many the map does not show; empty where it shows all.
 * @param {Words} words @param {number} count */
export function nameOfUnplaced(words, count) {
  if (count <= 0) return '';
  return count === 1 ? words.unplacedOne : fill(words.unplacedOther, new Intl.NumberFormat(words.language).format(count));
}

/** @param {string} language @param {string} day as 2026-06-06 */
function nameOfDay(language, day) {
  return new Intl.DateTimeFormat(language, { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' })
    .format(new Date(`${day}T12:00Z`));
}
