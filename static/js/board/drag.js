// Dragging a card into another column.
import { cardAt, nameOn } from "./cards.js";
import { move } from "./submit.js";

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
