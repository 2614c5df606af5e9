// A list of options driven from a text input (ARIA combobox, list autocomplete).
// Used by the type-ahead fields and by the palette.

let serial = 0;

/** Folds case and accents, so that "cote" finds "Côte d’Ivoire". */
export const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Options whose words begin with the query come first, then those that contain it. */
export function rank(options, query) {
  const wanted = fold(query.trim());
  if (!wanted) return options;
  const place = (option) => {
    const label = fold(`${option.label} ${option.hint ?? ""}`);
    const at = label.indexOf(wanted);
    return at < 0 ? 9 : at === 0 ? 0 : label[at - 1] === " " ? 1 : 2;
  };
  return options
    .map((option) => [place(option), option])
    .filter(([rank]) => rank < 9)
    .sort((a, b) => a[0] - b[0])
    .map(([, option]) => option);
}

/** Fetches suggestions; a newer call aborts the older one. A failure finds nothing. */
export function fetcher() {
  let running;
  return async (url) => {
    running?.abort();
    running = new AbortController();
    try {
      const answer = await fetch(url, { signal: running.signal, headers: { accept: "application/json" } });
      return answer.ok ? await answer.json() : [];
    } catch (error) {
      return error.name === "AbortError" ? null : [];
    }
  };
}

/**
 * Ties `input` to `list`. `search(query)` gives options or null (outdated), and may
 * set `start` on them, the one to mark; `choose(option)` is told what was picked.
 */
export function listbox(input, list, { search, choose, showEmpty = false }) {
  const id = `list-${++serial}`;
  let options = [];
  let current = -1;
  let timer;

  list.id = id;
  list.setAttribute("role", "listbox");
  const attributes = { role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-controls": id, "aria-expanded": "false" };
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);

  const close = () => {
    list.hidden = true;
    current = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const mark = (index) => {
    current = index;
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === index)));
    const item = list.children[index];
    if (!item) return;
    input.setAttribute("aria-activedescendant", item.id);
    item.scrollIntoView({ block: "nearest" });
  };
  const show = async () => {
    clearTimeout(timer);
    timer = undefined;
    const found = await search(input.value);
    if (found === null || document.activeElement !== input) return;
    options = found;
    list.replaceChildren(...options.map((option, i) => {
      const item = document.createElement("div");
      item.id = `${id}-${i}`;
      item.setAttribute("role", "option");
      item.append(option.label);
      if (option.hint) {
        const hint = document.createElement("small");
        hint.textContent = option.hint;
        item.append(" ", hint);
      }
      return item;
    }));
    if (!options.length) {
      const none = document.createElement("div");
      none.className = "combo-none";
      none.textContent = document.body.dataset.textNone ?? "–";
      list.append(none);
    }
    list.hidden = !options.length && !input.value.trim() && !showEmpty;
    input.setAttribute("aria-expanded", String(!list.hidden));
    mark(found.start ?? (input.value.trim() || showEmpty ? 0 : -1));
  };
  const take = (index) => {
    const option = options[index];
    if (!option) return;
    close();
    choose(option);
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(show, 120);
  });
  input.addEventListener("keydown", async (event) => {
    if (event.isComposing) return;
    const open = !list.hidden;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      if (!open) show();
      else if (options.length) mark((Math.max(current + step, -1) + options.length) % options.length);
    } else if (event.key === "Enter" && (timer || (open && current >= 0))) {
      event.preventDefault();
      if (timer) await show(); // typed faster than the list came
      take(current);
    } else if (event.key === "Tab" && open && current >= 0 && input.value.trim()) {
      take(current);
    } else if (event.key === "Escape" && open && !showEmpty) {
      event.stopPropagation();
      close();
    }
  });
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const item = event.target.closest("[role=option]");
    if (item) take([...list.children].indexOf(item));
  });
  if (!showEmpty) {
    input.addEventListener("blur", () => {
      clearTimeout(timer);
      timer = undefined;
      close();
    });
  }
  return { show, close };
}
