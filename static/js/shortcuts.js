// Single keys: [data-shortcut="n"] on a link or field. Off while typing, and off
// altogether with <body data-shortcuts="off"> (the account page's setting, WCAG 2.1.4).

export function installShortcuts() {
  if (document.body.dataset.shortcuts === "off") return;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target.closest("input, select, textarea, dialog, [contenteditable]")) return;
    const target = document.querySelector(`[data-shortcut="${CSS.escape(event.key)}"]`);
    if (!target) return;
    event.preventDefault();
    if (target.matches("input")) target.focus();
    else target.click();
  });
}
