// [data-print] prints the page; [data-copy="#id"] copies that element's text.
// Both are <button hidden> in the page and are shown here, where they work.

export function installButtons(root) {
  for (const button of root.querySelectorAll("[data-print], [data-copy]")) button.hidden = false;
  root.addEventListener("click", async (event) => {
    const button = event.target.closest?.("[data-print], [data-copy]");
    if (!button) return;
    if (button.dataset.print !== undefined) return window.print();
    const source = root.querySelector(button.dataset.copy);
    await navigator.clipboard.writeText(source.value ?? source.textContent.trim());
    const label = button.textContent;
    button.textContent = document.body.dataset.textCopied ?? "✓";
    setTimeout(() => (button.textContent = label), 1500);
  });
}
