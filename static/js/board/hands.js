// A card in somebody's hands: dragged into another column, or moved by keys.
//
// `m` opens the menu of the card that has the focus, the arrows walk over the board, `z` takes the
// last change back.
import { cardAt, focusOn, nameOn } from "./cards.js";
import { openMenu } from "./menu.js";
import { move, undoLast } from "./submit.js";

let dragged = null;

function markTarget(column) {
  for (const marked of document.querySelectorAll(".is-target")) {
    if (marked !== column) marked.classList.remove("is-target");
  }
  column?.classList.add("is-target");
}

document.addEventListener("dragstart", (event) => {
  dragged = cardAt(event.target);
  if (!dragged) return;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", nameOn(dragged));
  requestAnimationFrame(() => dragged?.classList.add("is-dragged"));
});

document.addEventListener("dragover", (event) => {
  const column = dragged && event.target.closest?.("[data-column]");
  if (column) event.preventDefault();
  if (dragged) markTarget(column);
});

document.addEventListener("drop", (event) => {
  const column = dragged && event.target.closest?.("[data-column]");
  if (!column) return;
  event.preventDefault();
  move(dragged.dataset.card, column.dataset.column);
});

document.addEventListener("dragend", () => {
  dragged?.classList.remove("is-dragged");
  dragged = null;
  markTarget(null);
});

const cardsIn = (column) => [...column.querySelectorAll("[data-card]")];

function neighbour(card, key) {
  const column = card.closest("[data-column]");
  const place = cardsIn(column).indexOf(card);
  if (key === "ArrowDown" || key === "ArrowUp") return cardsIn(column)[place + (key === "ArrowDown" ? 1 : -1)];
  const isForward = (key === "ArrowRight") === (getComputedStyle(column).direction !== "rtl");
  const columns = [...document.querySelectorAll("[data-column]")].filter(
    (other) => other === column || cardsIn(other).length,
  );
  const beside = columns[columns.indexOf(column) + (isForward ? 1 : -1)];
  return beside && cardsIn(beside)[Math.min(place, cardsIn(beside).length - 1)];
}

// Whoever reaches the last card of a column by keys has not scrolled to what follows it.
function walkTo(card) {
  focusOn(card);
  card?.nextElementSibling?.querySelector("[data-more]")?.click();
}

document.addEventListener("keydown", (event) => {
  if (event.metaKey || event.ctrlKey || event.altKey) return;
  if (event.target.closest("input, select, textarea, dialog, [popover]")) return;
  const card = cardAt(event.target);
  if (event.key === "z") {
    if (!undoLast()) return;
  } else if (card && event.key === "m") openMenu(card);
  else if (card && event.key.startsWith("Arrow")) walkTo(neighbour(card, event.key));
  else return;
  event.preventDefault();
});
