// Single keys: [data-shortcut="n"] on a link, button or field; `?` shows the page of keys
// over this one. Off while typing, and off altogether with <body data-shortcuts="off">, the
// account's setting (WCAG 2.1.4).

export function installShortcuts() {
  if (document.body.dataset.shortcuts === "off") return;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
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
  dialog.setAttribute("aria-label", document.querySelector('[data-shortcut="?"]').textContent);
  dialog.tabIndex = -1;
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.showModal();
}
