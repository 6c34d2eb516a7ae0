// The menu of a card: where to move it, reject, undo the rejection.
import { byId, cardAt, focusOn, nameOn } from "./cards.js";
import { move, reinstate, reject } from "./submit.js";

const menu = () => document.getElementById("card-menu");

export function openMenu(card) {
  if (!menu()) return;
  menu().dataset.for = card.dataset.card;
  menu().querySelector("[data-menu-name]").textContent = nameOn(card);
  offerChoices(card);
  focusOn(card);
  menu().showPopover({ source: card.querySelector("[data-card-menu]") });
  focusOnNextStage(card);
}

function offerChoices(card) {
  const isRejected = card.dataset.status === "rejected";
  for (const button of menu().querySelectorAll("[data-move-to]")) {
    const isHere = button.dataset.moveTo === card.dataset.stage;
    button.hidden = isRejected;
    button.disabled = isHere || isRejected;
    button.querySelector("[data-here]").hidden = !isHere;
  }
  offer("reject", card.dataset.status === "active");
  offer("reinstate", isRejected);
}

function offer(name, isOffered) {
  const button = menu().querySelector(`[data-${name}]`);
  if (button) button.hidden = button.disabled = !isOffered;
}

function focusOnNextStage(card) {
  const choices = [...menu().querySelectorAll("button")];
  const here = choices.findIndex((button) => button.dataset.moveTo === card.dataset.stage);
  const usable = (button) => !button.disabled;
  const stages = choices.slice(here + 1).filter((button) => usable(button) && button.dataset.moveTo);
  (stages[0] ?? choices.find(usable))?.focus();
}

function choose(button) {
  const id = menu().dataset.for;
  const card = byId(id);
  menu().hidePopover();
  if (!card) return;
  if (button.dataset.moveTo) move(id, button.dataset.moveTo);
  else if ("reinstate" in button.dataset) reinstate(id, nameOn(card), card.dataset.reason);
  else if ("reject" in button.dataset) askReason(card);
  else if (button.dataset.actAt) act(button.dataset.actAt, id);
}

// What other apps offer to do asks its question here, and leads back to this board.
function act(address, application) {
  const next = location.pathname + location.search;
  window.htmx.ajax("POST", address, { target: "#bulk", values: { application, next } });
}

function askReason(card) {
  const dialog = document.getElementById("reject-person");
  dialog.querySelector("[data-reject-name]").textContent = nameOn(card);
  dialog.querySelector("form").reset();
  dialog.dataset.for = card.dataset.card;
  dialog.showModal();
  dialog.querySelector("select").focus();
}

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("[data-reject-form]");
  if (!form) return;
  event.preventDefault();
  const dialog = form.closest("dialog");
  const name = dialog.querySelector("[data-reject-name]").textContent;
  dialog.close();
  await reject(dialog.dataset.for, name, form.elements.reason.value);
});

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-card-menu]");
  const choice = event.target.closest("#card-menu button");
  if (opener && menu() && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    openMenu(cardAt(opener));
  } else if (choice) choose(choice);
});
