// One field of a record, changed within a table: a cell with data-inline gets a button that
// turns it into a small form, sent as any other is. Without scripts the record's own form
// does the same.

export function enhanceInline(root) {
  const { textEdit, textSave, textCancel } = document.body.dataset;
  for (const cell of root.querySelectorAll("[data-inline]")) {
    const { inlineLabel } = cell.dataset;
    const open = button("✎", "edit");
    open.title = textEdit;
    open.setAttribute("aria-label", `${textEdit}: ${inlineLabel}`);
    open.addEventListener("click", () => {
      const shown = [...cell.childNodes];
      const form = formOf(cell, textSave, textCancel);
      const close = () => {
        cell.replaceChildren(...shown);
        open.focus();
      };
      form.querySelector("[type=button]").addEventListener("click", close);
      form.addEventListener("keydown", (event) => event.key === "Escape" && close());
      cell.replaceChildren(form);
      form.querySelector("select, textarea, input:not([type=hidden])").focus();
    });
    const shown = cell.querySelector("time");
    if (shown) shown.after(open);
    else cell.append(open);
  }
}

function button(text, classes, type = "button") {
  const made = document.createElement("button");
  Object.assign(made, { type, className: classes, textContent: text });
  return made;
}

function formOf(cell, save, cancel) {
  const { inline, inlineType, inlineValue, inlineAction, inlineVersion, inlineLabel } = cell.dataset;
  const form = document.createElement("form");
  form.method = "post";
  form.action = inlineAction;
  form.className = "inline-form";
  const hidden = {
    _csrf: document.querySelector("input[name=_csrf]").value,
    _inline: "1",
    version: inlineVersion,
    back: location.pathname + location.search,
  };
  for (const [name, value] of Object.entries(hidden)) {
    const field = document.createElement("input");
    form.append(Object.assign(field, { type: "hidden", name, value }));
  }
  const choices = document.getElementById(`inline-${inline}`);
  const isLong = inlineType === "textarea";
  const field = choices
    ? choices.content.cloneNode(true).querySelector("select")
    : document.createElement(isLong ? "textarea" : "input");
  if (!choices && !isLong) field.type = inlineType;
  field.name = inline;
  field.value = inlineValue;
  field.setAttribute("aria-label", inlineLabel);
  form.append(field, button(save, "button small primary", "submit"), button(cancel, "button small"));
  return form;
}
