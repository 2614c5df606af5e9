// The board: a card that is dropped on another column opens the form behind its own link
// "Move to…", with what the column stands for chosen; the link opens it without a mouse. What
// the form calls that is the board's data-param: `stance` where it says nothing.

export function enhanceBoards(root) {
  for (const board of root.querySelectorAll(".board")) {
    let dragged;
    const param = board.dataset.param ?? "stance";
    const columnOf = (node) => node.closest("section[data-stance], section[data-column]");
    const valueOf = (column) => column?.dataset.column ?? column?.dataset.stance;
    const fits = (column) => valueOf(column) && column !== columnOf(dragged);
    const mark = (column) => {
      for (const other of board.querySelectorAll(".drop")) other.classList.remove("drop");
      column?.classList.add("drop");
    };
    for (const link of board.querySelectorAll("a.move")) link.closest("li").draggable = true;
    board.addEventListener("dragstart", (event) => {
      dragged = event.target.closest("li[draggable]");
      if (!dragged) return;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", dragged.querySelector("a").textContent);
    });
    board.addEventListener("dragover", (event) => {
      const column = columnOf(event.target);
      if (!dragged || !fits(column)) return mark();
      event.preventDefault();
      mark(column);
    });
    board.addEventListener("dragend", () => mark());
    board.addEventListener("drop", (event) => {
      const column = columnOf(event.target);
      if (!dragged || !fits(column)) return;
      event.preventDefault();
      const form = new URL(dragged.querySelector("a.move").href);
      form.searchParams.set(param, valueOf(column));
      location.assign(form);
    });
  }
}
