// Forms that a passkey fills: the browser answers what the server asked, and the form brings it there. Without passkeys such a form stays hidden.
const knows = window.PublicKeyCredential?.parseRequestOptionsFromJSON && window.PublicKeyCredential?.parseCreationOptionsFromJSON;

if (knows) {
  for (const part of document.querySelectorAll('[data-passkey-part]')) part.hidden = false;
  for (const part of document.querySelectorAll('[data-passkey-missing]')) part.hidden = true;
  for (const form of document.querySelectorAll('form[data-passkey]')) form.addEventListener('submit', answer);
}

/** @param {SubmitEvent} event */
async function answer(event) {
  const form = /** @type {HTMLFormElement} */ (event.currentTarget);
  event.preventDefault();
  const failed = form.querySelector('[data-passkey-failed]');
  failed.hidden = true;
  try {
    form.elements.credential.value = JSON.stringify(await ask(form.dataset.passkey, JSON.parse(form.dataset.options)));
    form.submit();
  } catch {
    // Cancelled, timed out, or refused by the device: browsers tell no difference.
    failed.hidden = false;
  }
}

/** @param {string} what @param {object} options */
function ask(what, options) {
  return what === 'create'
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
}
