// The tile map: one tab stop, arrow keys to the nearest State in that direction,
// and a line that names the State under the pointer or focus.

export function enhanceTileMaps(root) {
  for (const map of root.querySelectorAll(".tilemap")) {
    const tiles = [...map.querySelectorAll("a.tile")];
    if (!tiles.length) continue;
    const readout = map.closest("figure")?.querySelector(".tile-readout");
    const rest = readout?.textContent;
    const centre = (tile) => tile.transform.baseVal.getItem(0).matrix;
    const nearest = (from, [dx, dy]) => {
      const { e, f } = centre(from);
      let best;
      let least = Infinity;
      for (const tile of tiles) {
        const at = centre(tile);
        const along = (at.e - e) * dx + (at.f - f) * dy;
        const across = Math.abs((at.e - e) * dy) + Math.abs((at.f - f) * dx);
        if (along > 0 && along + 3 * across < least) [best, least] = [tile, along + 3 * across];
      }
      return best;
    };
    tiles.forEach((tile, i) => tile.setAttribute("tabindex", i ? "-1" : "0"));
    map.addEventListener("keydown", (event) => {
      const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
      const from = way && event.target.closest("a.tile");
      const to = from && nearest(from, way);
      if (!from) return;
      event.preventDefault();
      if (!to) return;
      from.setAttribute("tabindex", "-1");
      to.setAttribute("tabindex", "0");
      to.focus();
    });
    if (!readout) continue;
    const read = (event) => {
      const tile = event.target.closest("a.tile");
      readout.textContent = tile ? tile.querySelector("title").textContent : rest;
    };
    map.addEventListener("mouseover", read);
    map.addEventListener("focusin", read);
    map.addEventListener("mouseleave", () => (readout.textContent = rest));
  }
}
