// "Add another": <div data-repeat> holds .repeat-row blocks and a submit button
// [data-repeat-add]. Without script the button posts and the server adds a row.

export function enhanceRepeats(root) {
  for (const group of root.querySelectorAll("[data-repeat]")) {
    group.querySelector("[data-repeat-add]")?.addEventListener("click", (event) => {
      event.preventDefault();
      const rows = group.querySelectorAll(".repeat-row");
      const last = rows[rows.length - 1];
      const row = last.cloneNode(true);
      for (const mark of row.querySelectorAll(".error")) mark.remove();
      for (const field of row.querySelectorAll(".has-error")) field.classList.remove("has-error");
      for (const element of row.querySelectorAll("[id], [for], [aria-describedby]")) {
        for (const name of ["id", "for", "aria-describedby"]) {
          const value = element.getAttribute(name);
          if (value) element.setAttribute(name, `${value}-${rows.length + 1}`);
        }
      }
      for (const input of row.querySelectorAll("input, textarea, select")) {
        input.removeAttribute("aria-invalid");
        if (!["checkbox", "radio", "hidden"].includes(input.type)) input.value = input.matches("select") ? input.value : "";
      }
      last.after(row);
      row.querySelector("input, textarea, select")?.focus();
    });
  }
}
