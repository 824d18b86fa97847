// A text that is stored while it is written. The browser keeps what the site has not stored yet, over a lost connection and a reload.
const rest = 700;
const longest = 4000;
const again = 2000;

export function open(area, page, key, stored) {
  let before = stored;
  let told = stored;
  let since = 0;
  let timer = 0;
  let isTelling = false;
  let isStopped = false;
  let isMissed = false;   // the last telling may or may not have arrived
  const field = area.closest('.writing');
  const unsaved = field.querySelector('[data-unsaved]');

  area.addEventListener('input', typed);
  area.addEventListener('blur', tell);
  bringBack();
  if (area.value !== told && !isTelling) typed();   // typed before this script was there
  return { show, leave };

  function typed() {
    if (tidy(area.value) === before && !isTelling && !isMissed) drop();
    else keep();
    since ||= performance.now();
    tellIn(performance.now() - since > longest ? 0 : rest);
  }

  function tellIn(pause) {
    clearTimeout(timer);
    timer = setTimeout(tell, pause);
  }

  async function tell() {
    if (isTelling || isStopped || area.value === told) return;
    clearTimeout(timer);
    [isTelling, since] = [true, 0];
    const text = area.value;
    try {
      const isStored = await page.invokeMethodAsync('TypedAsync', text);
      isMissed = false;
      if (isStored) wasStored(text);
      told = text;
    } catch {
      isMissed = true;
      if (!isStopped) tellIn(again);   // the connection is lost: the text stays kept here
    } finally {
      isTelling = false;
    }
    if (!isStopped && area.value !== told && told === text) tellIn(rest);
  }

  /** By now the site may have shown a colleague's words in the field too. */
  function wasStored(text) {
    if (tidy(area.value) !== before) before = tidy(text);
    if (area.value === text || tidy(area.value) === before) drop();
    else keep();
  }

  /** True where something was typed meanwhile, and what is to be shown was not. */
  function show(expected, text) {
    if (expected !== null && tidy(area.value) !== expected) return true;
    put(text);
    [before, told] = [text, area.value];
    drop();
    return false;
  }

  /** The caret stays at its words: only what lies between the like beginning and the like end is new. */
  function put(text) {
    const old = area.value;
    let head = 0;
    while (head < old.length && old[head] === text[head]) head++;
    let tail = 0;
    while (tail < old.length - head && tail < text.length - head && old.at(-1 - tail) === text.at(-1 - tail)) tail++;
    const { selectionStart, selectionEnd, scrollTop } = area;
    const moved = at => at <= head ? at : at >= old.length - tail ? at + text.length - old.length : head;
    area.value = text;
    area.setSelectionRange(moved(selectionStart), moved(selectionEnd));
    area.scrollTop = scrollTop;
  }

  async function bringBack() {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    if (kept === null) return;
    if (tidy(kept.typed) === before) {
      drop();
      return;
    }
    area.value = kept.typed;
    before = kept.before;
    say(true);
    isTelling = true;
    try {
      if (await page.invokeMethodAsync('RestoredAsync', kept.before, kept.typed)) wasStored(kept.typed);
      told = kept.typed;
    } catch {
      tellIn(again);
    } finally {
      isTelling = false;
    }
  }

  function keep() {
    say(true);
    sessionStorage.setItem(key, JSON.stringify({ before, typed: area.value }));
  }

  function drop() {
    say(false);
    sessionStorage.removeItem(key);
  }

  /** What the page says of its last saving does not hold while something is typed that is not stored. */
  function say(isUnsaved) {
    if (field.classList.contains('is-unsaved') === isUnsaved) return;
    field.classList.toggle('is-unsaved', isUnsaved);
    unsaved.textContent = isUnsaved ? unsaved.dataset.unsaved : '';
  }

  function leave() {
    isStopped = true;
    clearTimeout(timer);
    area.removeEventListener('input', typed);
    area.removeEventListener('blur', tell);
  }
}

/** As the site stores it. */
function tidy(text) {
  return text.replaceAll('\r\n', '\n').trim();
}
