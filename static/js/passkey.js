// [data-passkey="create" | "get"] holds a form that is sent with what a passkey has signed;
// data-options is what it is asked to sign. [data-passkey-only] is shown and
// [data-passkey-not] hidden where the browser can do that.

const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
const text = (buffer) =>
  buffer &&
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

/** The options with their bytes as bytes, as older browsers want them. */
function optionsOf(json) {
  const { publicKey } = JSON.parse(json);
  publicKey.challenge = bytes(publicKey.challenge);
  if (publicKey.user) publicKey.user.id = bytes(publicKey.user.id);
  for (const known of [publicKey.excludeCredentials, publicKey.allowCredentials]) {
    for (const it of known ?? []) it.id = bytes(it.id);
  }
  return { publicKey };
}

function answerOf(credential) {
  const { response } = credential;
  const parts = { clientDataJSON: text(response.clientDataJSON) };
  if (response.attestationObject) parts.attestationObject = text(response.attestationObject);
  else {
    parts.authenticatorData = text(response.authenticatorData);
    parts.signature = text(response.signature);
    parts.userHandle = text(response.userHandle);
  }
  const { id, type } = credential;
  return JSON.stringify({ id, type, rawId: text(credential.rawId), response: parts, extensions: {} });
}

export function installPasskeys(root) {
  if (!window.PublicKeyCredential) return;
  for (const element of root.querySelectorAll("[data-passkey-only]")) element.hidden = false;
  for (const element of root.querySelectorAll("[data-passkey-not]")) element.hidden = true;
  for (const holder of root.querySelectorAll("[data-passkey]")) {
    const form = holder.querySelector("form");
    form.addEventListener("submit", async (event) => {
      // Without a name the desk says what is missing.
      if ([...form.querySelectorAll("[aria-required]")].some((field) => !field.value.trim())) return;
      event.preventDefault();
      const failed = root.querySelector("[data-passkey-failed]");
      failed.hidden = true;
      try {
        const credential = await navigator.credentials[holder.dataset.passkey](optionsOf(holder.dataset.options));
        form.elements.answer.value = answerOf(credential);
        form.submit();
      } catch {
        failed.hidden = false;
      }
    });
  }
}
