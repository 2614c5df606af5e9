// Progressive enhancement only: every page works without this file.
// Words shown by scripts come from data-text-* on <body>, in the page's language.
import { enhanceTypeaheads } from "./js/typeahead.js";
import { installPalette } from "./js/palette.js";
import { installShortcuts } from "./js/shortcuts.js";
import { enhanceTileMaps } from "./js/tilemap.js";
import { enhanceInline } from "./js/inline.js";
import { enhanceBoards } from "./js/board.js";
import { enhanceRepeats } from "./js/repeat.js";
import { installButtons } from "./js/print.js";
import { installPasskeys } from "./js/passkey.js";
import { installDrop } from "./js/drop.js";
import { leave } from "./js/leave.js";

enhanceTypeaheads(document);
enhanceRepeats(document);
enhanceTileMaps(document);
enhanceBoards(document);
enhanceInline(document);
installButtons(document);
installPasskeys(document);
installDrop();
leave();
if (document.querySelector(".site-nav")) {
  installPalette();
  installShortcuts();
}

// A summary of errors takes the focus, so that it is read first.
document.querySelector(".error-summary")?.focus();

// Menus close on Escape and on a click elsewhere.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && document.querySelector("details.menu[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
