// Keys on a card: `m` opens its menu, the arrows walk over the board, `z` takes the last change back.
import { cardAt, focusOn } from "./cards.js";
import { openMenu } from "./menu.js";
import { undoLast } from "./submit.js";

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
