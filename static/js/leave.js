// Leaves the page once its session has ended by itself: what it shows is not for whoever
// sits down there next. A page on which something was typed stays, for it is kept when sent.

const MOST_MS = 2 ** 31 - 1; // longer, and the timer would fire at once

export function leave() {
  const idle = Number(document.body.dataset.idleSeconds);
  if (!idle) return;
  let typed = false;
  document.addEventListener("input", () => (typed = true));
  const left = () => {
    if (!typed) location.reload();
  };
  setTimeout(left, Math.min((idle + 60) * 1000, MOST_MS));
}
