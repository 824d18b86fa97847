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

  const link = event.target.closest?.('[data-grid-row]');
  if (!link) return;
  if (event.key === ' ') {
    link.closest('tr').querySelector('.grid-choose input')?.click();
    event.preventDefault();
    return;
  }

  const rows = [...link.closest('table').querySelectorAll('[data-grid-row]')];
  const next = { ArrowDown: rows.indexOf(link) + 1, ArrowUp: rows.indexOf(link) - 1, Home: 0, End: rows.length - 1 }[event.key];
  if (next === undefined) return;
  rows[Math.min(Math.max(next, 0), rows.length - 1)].focus();
  event.preventDefault();
});

function isTyping(element) {
  return element.matches?.('input, textarea, select, [contenteditable]');
}
