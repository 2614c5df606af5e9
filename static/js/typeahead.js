// Type-ahead fields. Two kinds, both plain form controls until enhanced:
//   <select data-typeahead>           filters its own options; `multiple` is allowed
//   <input data-typeahead="/people/find?q=" data-name="people" [data-max="1"] [data-with="state"]>
//                                     asks the server; picks become checked boxes in the .picked list
import { fetcher, fold, listbox, rank } from "./listbox.js";

export function enhanceTypeaheads(root) {
  for (const field of root.querySelectorAll("[data-typeahead]")) {
    if (field.matches("select")) enhanceSelect(field);
    else enhanceInput(field);
  }
}

/** Puts `input` and a new list into a .combo where `at` stands. */
function combo(at, input) {
  const box = document.createElement("div");
  const list = document.createElement("div");
  box.className = "combo";
  list.className = "combo-list";
  list.hidden = true;
  at.before(box);
  box.append(input, list);
  return list;
}

function pickedItem(name, value, label, hint, checked = true) {
  const item = document.createElement("li");
  const tag = document.createElement("label");
  const check = document.createElement("input");
  Object.assign(check, { type: "checkbox", name, value, checked });
  tag.append(check, ` ${label} `);
  if (hint) {
    const small = document.createElement("small");
    small.textContent = hint;
    tag.append(small);
  }
  item.append(tag);
  return item;
}

function enhanceSelect(select) {
  const input = document.createElement("input");
  input.type = "text";
  for (const name of ["aria-describedby", "aria-invalid", "aria-required", "placeholder"]) {
    if (select.hasAttribute(name)) input.setAttribute(name, select.getAttribute(name));
  }
  input.required = select.required && !select.multiple;
  input.placeholder = select.dataset.placeholder ?? "";
  const label = select.labels[0];
  const list = combo(select, input);
  input.id = select.id;
  select.removeAttribute("id");
  if (label) label.htmlFor = input.id;
  input.autofocus = select.autofocus;
  select.required = false;
  select.hidden = true;

  const options = [...select.options]
    .filter((option) => option.value)
    .map((option) => ({ value: option.value, label: option.text, hint: option.dataset.hint, option }));
  let picked;
  const refresh = () => {
    const chosen = options.filter(({ option }) => option.selected);
    if (!select.multiple) {
      input.value = chosen[0]?.label ?? "";
      return;
    }
    picked.replaceChildren(...chosen.map((entry) => {
      const item = pickedItem("", entry.value, entry.label);
      item.querySelector("input").addEventListener("change", () => {
        entry.option.selected = false;
        refresh();
        input.focus();
      });
      return item;
    }));
    input.value = "";
  };
  if (select.multiple) {
    picked = document.createElement("ul");
    picked.className = "picked";
    select.before(picked);
  }
  const box = listbox(input, list, {
    search: (query) => {
      const rest = select.multiple ? options.filter(({ option }) => !option.selected) : options;
      const start = select.multiple ? -1 : rest.findIndex((entry) => entry.option.selected && entry.label === query);
      return start < 0 ? rank(rest, query) : Object.assign([...rest], { start });
    },
    choose: (entry) => {
      entry.option.selected = true;
      refresh();
      select.dispatchEvent(new Event("change", { bubbles: true }));
    },
  });
  input.addEventListener("focus", () => input.select());
  input.addEventListener("click", box.show);
  input.addEventListener("change", () => {
    if (!select.multiple && !input.value.trim()) select.value = "";
  });
  // Leaving with a typed text that means one option takes it; any other text goes back.
  input.addEventListener("blur", () => {
    const typed = fold(input.value.trim());
    const found = typed ? rank(options, typed) : [];
    const meant = found.find((entry) => fold(entry.label) === typed) ?? (found.length === 1 ? found[0] : undefined);
    if (meant) meant.option.selected = true;
    refresh();
  });
  refresh();
  if (input.autofocus) input.focus();
}

function enhanceInput(input) {
  const { typeahead: url, name = input.name, max, with: others } = input.dataset;
  const picked = input.closest(".field").querySelector(".picked");
  const list = combo(input, input);
  const ask = fetcher();
  const single = max === "1";
  // A single choice replaces the box to type in, until it is unticked.
  const refresh = () => {
    input.hidden = single && picked.querySelector(":checked") !== null;
  };
  listbox(input, list, {
    search: async (query) => {
      if (!query.trim()) return [];
      const form = input.form;
      const more = (others ?? "").split(" ").filter((other) => form?.elements[other]?.value)
        .map((other) => `&${other}=${encodeURIComponent(form.elements[other].value)}`);
      const found = await ask(url + encodeURIComponent(query) + more.join(""));
      const held = new Set([...picked.querySelectorAll("input")].map((check) => check.value));
      return found && found.filter((option) => !held.has(String(option.value)));
    },
    choose: (option) => {
      picked.append(pickedItem(name, option.value, option.label, option.hint));
      input.value = "";
      refresh();
      if (single) picked.querySelector("input").focus();
    },
  });
  picked.addEventListener("change", (event) => {
    // The server may offer what a typed text can mean as boxes to tick.
    if (event.target.checked) input.value = "";
    else event.target.closest("li").remove();
    refresh();
    if (!event.target.checked) input.focus();
  });
  refresh();
}
