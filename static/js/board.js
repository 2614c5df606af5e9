// The board: a card that is dropped on another column opens the form of a new position,
// with that position chosen. Without a mouse its own link "Move to…" opens the same form.

export function enhanceBoards(root) {
  for (const board of root.querySelectorAll(".board")) {
    let dragged;
    const columnOf = (node) => node.closest("section[data-stance]");
    const fits = (column) => column?.dataset.stance && column !== columnOf(dragged);
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
      form.searchParams.set("stance", column.dataset.stance);
      location.assign(form);
    });
  }
}
