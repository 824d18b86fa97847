// What the page does while its circuit is lost: Blazor tells, the dialog shows it. Without such a dialog Blazor writes a style of its own into the page.
const dialog = document.getElementById('components-reconnect-modal');

dialog.addEventListener('components-reconnect-state-changed', ({ detail }) => {
  if (detail.state === 'show') dialog.showModal();
  else if (detail.state === 'hide') dialog.close();
  else if (detail.state === 'failed') document.addEventListener('visibilitychange', retryWhenSeen);
  else if (detail.state === 'rejected') location.reload();
});
document.getElementById('components-reconnect-button').addEventListener('click', retry);
document.getElementById('components-resume-button').addEventListener('click', resume);

async function retry() {
  document.removeEventListener('visibilitychange', retryWhenSeen);
  try {
    if (await Blazor.reconnect()) return;
    // The server answers, but forgot the circuit.
    if (await Blazor.resumeCircuit()) dialog.close();
    else location.reload();
  } catch {
    document.addEventListener('visibilitychange', retryWhenSeen);
  }
}

async function resume() {
  try {
    if (!await Blazor.resumeCircuit()) location.reload();
  } catch {
    dialog.classList.replace('components-reconnect-paused', 'components-reconnect-resume-failed');
  }
}

async function retryWhenSeen() {
  if (document.visibilityState === 'visible') await retry();
}
