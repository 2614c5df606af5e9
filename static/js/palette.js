// Ctrl-K: go anywhere. Filters the links of the page's navigation and asks
// /search/find?q= for records; both lead to a plain link.
import { fetcher, listbox, rank } from "./listbox.js";

const option = (link, hint) => ({ value: link.href, label: link.textContent.trim(), hint });

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
  // What can be done on the open page stands in its head, or is named by data-palette; it
  // comes first.
  const here = ".page-head .actions a[href], [data-palette]";
  const everywhere = ".site-nav a, .site-header > .button, .menu a";
  const heading = document.querySelector("h1")?.textContent.trim() ?? "";
  const links = [
    ...[...document.querySelectorAll(here)].map((link) => option(link, heading)),
    ...[...document.querySelectorAll(everywhere)].map((link) => option(link, "")),
  ];
  const { show } = listbox(input, list, {
    showEmpty: true,
    search: async (query) => {
      const near = rank(links, query);
      if (query.trim().length < 2) return near;
      const found = await ask(`/search/find?q=${encodeURIComponent(query)}`);
      // The desk names its pages too, for those who ask without the navigation.
      const known = new Set(near.map((link) => { const to = new URL(link.value); return to.pathname + to.search; }));
      return found && [...near, ...found.filter((option) => !known.has(option.value))];
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
