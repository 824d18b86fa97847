// The map of /events. The page works without it: this module shows the map's place only where a browser can draw it.
import { areasOf, canDraw, fetchCountiesOnce, fetchJson, makeMap } from './base.js';
import { Choosing } from './choosing.js';
import { boxOf, readBox, readStates } from './geography.js';
import { makeGround, paintGround } from './ground.js';
import { part } from './page.js';
import { readPoints } from './points.js';
import { Slip } from './slip.js';
import { firstView, offerSearch, offerTools } from './tools.js';
import { nameOfUnplaced } from './words.js';

const dark = matchMedia('(prefers-color-scheme: dark)');

const place = document.getElementById('map');
if (place) prepare(place);

/** Fetches nothing until the map comes into sight: on a phone it stands under the list.
 * @param {HTMLElement} place */
function prepare(place) {
  place.hidden = false;
  if (!canDraw()) {
    place.dataset.state = 'missing';
    return;
  }
  place.dataset.state = 'waiting';
  part(document, '.with-map').dataset.map = 'on';
  for (const element of document.querySelectorAll('[data-with-map]')) element.removeAttribute('hidden');

  /** @type {Promise<Choosing> | undefined} */
  let started;
  const startOnce = () => started ??= start(place).catch(error => {
    place.dataset.state = 'missing';
    throw error;
  });
  const sight = new IntersectionObserver(entries => {
    if (!entries.some(entry => entry.isIntersecting)) return;
    sight.disconnect();
    startOnce();
  }, { rootMargin: '200px' });
  sight.observe(place);
  document.addEventListener('click', async ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null;
    if (button?.dataset.show) (await startOnce()).show(button.dataset.show, button);
  });
}

/** @param {HTMLElement} place */
async function start(place) {
  const { library, worker, states: statesAddress, counties, points: pointsAddress, cards, box, inState } = /** @type {Record<string, string>} */ (place.dataset);
  /** @type {import('./words.js').Words} */
  const words = JSON.parse(/** @type {string} */ (place.dataset.words));

  const [topology, answer] = await Promise.all([fetchJson(statesAddress), fetchJson(pointsAddress).catch(() => undefined), import(library)]);
  const states = readStates(topology);
  const points = answer ? readPoints(answer) : [];
  part(place, '.map-said').textContent = answer ? nameOfUnplaced(words, answer.without_point) : words.noPoints;

  const map = makeMap(part(place, '.map-canvas'), worker, words, {
    style: makeGround(states, areasOf(points)),
    ...firstView(points, readBox(box), boxOf(states.states, inState)),
  });
  map.on('style.load', () => paintGround(map));
  dark.addEventListener('change', () => paintGround(map));
  fetchCountiesOnce(map, counties);

  const slip = new Slip(/** @type {HTMLDialogElement} */ (part(place, '.map-slip')), cards, words);
  const choosing = new Choosing({ map, points, slip, words, states: states.states, place });
  offerTools(place, map);
  if (place.querySelector('.map-search')) offerSearch(place, map);
  place.dataset.state = 'ready';
  return choosing;
}
