// Single keys: [data-shortcut="n"] on a link, button or field; `?` shows the page of keys
// over this one. Off while typing, and off altogether where someone has switched them off
// in this browser (WCAG 2.1.4).

const SWITCH = "accede-keys";
const areOff = () => localStorage.getItem(SWITCH) === "off";

export function installShortcuts() {
  enhanceSwitch(document);
  document.addEventListener("keydown", (event) => {
    if (areOff() || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target.closest("input, select, textarea, dialog, [contenteditable]")) return;
    const keyed = `[data-shortcut="${CSS.escape(event.key)}"]`;
    // What the page itself has goes before the frame's: it knows which State it is about.
    const target = document.querySelector(`main ${keyed}`) ?? document.querySelector(keyed);
    if (!target) return;
    event.preventDefault();
    if (event.key === "?") showKeys(target.href);
    else if (target.matches("input")) target.focus();
    else target.click();
  });
}

async function showKeys(page) {
  const response = await fetch(page);
  const keys = new DOMParser().parseFromString(await response.text(), "text/html").querySelector(".keys");
  if (!response.ok || !keys) return location.assign(page);
  const dialog = document.createElement("dialog");
  dialog.className = "palette";
  dialog.append(keys);
  document.body.append(dialog);
  enhanceSwitch(dialog);
  dialog.setAttribute("aria-label", document.querySelector('[data-shortcut="?"]').textContent);
  dialog.tabIndex = -1;
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.showModal();
}

function enhanceSwitch(root) {
  const shown = root.querySelector(".keys-switch");
  if (!shown) return;
  const button = shown.querySelector("button");
  const say = () => (button.textContent = areOff() ? button.dataset.on : button.dataset.off);
  button.addEventListener("click", () => {
    localStorage.setItem(SWITCH, areOff() ? "on" : "off");
    say();
  });
  say();
  shown.hidden = false;
}
