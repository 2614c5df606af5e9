// Ctrl-K: go anywhere. Filters the links of the page's navigation and asks
// /search/find?q= for records; both lead to a plain link.
import { fetcher, listbox, rank } from "./listbox.js";

export function installPalette() {
  const find = document.querySelector(".find input");
  const dialog = document.createElement("dialog");
  const input = document.createElement("input");
  const list = document.createElement("div");
  const label = find?.labels[0]?.textContent ?? find?.placeholder ?? "";
  dialog.className = "palette";
  dialog.setAttribute("aria-label", label);
  input.type = "text";
  input.placeholder = find?.placeholder ?? "";
  input.setAttribute("aria-label", label);
  dialog.append(input, list);
  document.body.append(dialog);

  const ask = fetcher();
  const links = [...document.querySelectorAll(".site-nav a, .site-header > .button, .menu a, [data-palette]")]
    .map((link) => ({ value: link.href, label: link.textContent.trim(), hint: "" }));
  const { show } = listbox(input, list, {
    showEmpty: true,
    search: async (query) => {
      const here = rank(links, query);
      if (query.trim().length < 2) return here;
      const found = await ask(`/search/find?q=${encodeURIComponent(query)}`);
      // The desk names its pages too, for those who ask without the navigation.
      const known = new Set(here.map((link) => new URL(link.value).pathname));
      return found && [...here, ...found.filter((option) => !known.has(option.value))];
    },
    choose: (option) => {
      dialog.close();
      location.assign(option.value);
    },
  });

  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "k") return;
    event.preventDefault();
    if (dialog.open) return dialog.close();
    input.value = "";
    dialog.showModal();
    show();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
}
