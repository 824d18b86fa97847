// Keys for lists: the arrows go from row to row, Home and End to the first and last, Space chooses the row, "/" leads to the search.

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === '/' && !isTyping(event.target)) {
    const search = document.querySelector('[data-grid-search]');
    if (!search) return;
    search.focus();
    event.preventDefault();
    return;
  }

  const kind = ['[data-grid-row]', 'tbody .grid-choose input'].find(kind => event.target.matches?.(kind));
  if (!kind) return;
  const at = event.target;
  if (event.key === ' ' && at.matches('a')) {
    at.closest('tr').querySelector('.grid-choose input')?.click();
    event.preventDefault();
    return;
  }

  const rows = [...at.closest('table').querySelectorAll(kind)];
  const next = { ArrowDown: rows.indexOf(at) + 1, ArrowUp: rows.indexOf(at) - 1, Home: 0, End: rows.length - 1 }[event.key];
  if (next === undefined) return;
  rows[Math.min(Math.max(next, 0), rows.length - 1)].focus();
  event.preventDefault();
});

function isTyping(element) {
  return element.matches?.('input, textarea, select, [contenteditable]');
}
