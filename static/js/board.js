// The pipeline board and its table.
//
// Drag a card, or focus it and press `m`, choose with the arrows and Enter; `z` undoes the last
// change. Both ways post the same address. Whatever comes back, the card is then asked for anew and
// put where the server says it stands, so a board that somebody else has changed repairs itself.
import "./jobs.js";
import { say } from "./toasts.js";

const byId = (id) => document.querySelector(`[data-card="${id}"]`);
const cardAt = (node) => node.closest?.("[data-card]");
const columnOf = (stage) => document.querySelector(`[data-column="${stage}"]`);
const urlOf = (name, id) => document.querySelector("[data-board]").dataset[name].replace("/_/", `/${id}/`);
const nameOn = (card) => card.querySelector(".card__name").textContent;
const menu = () => document.getElementById("card-menu");

let lastUndo = null;

// Talking to the server

const headers = () => ({ ...JSON.parse(document.body.getAttribute("hx-headers")), "HX-Request": "true" });

// Returns why it was refused, "" when it was done.
async function post(url, fields) {
  try {
    const body = new URLSearchParams(fields);
    const response = await fetch(url, { method: "POST", headers: headers(), body });
    if (response.redirected) return "You are signed out. Nothing was changed; reload to sign in.";
    if (response.ok) return "";
    const isSentence = response.headers.get("Content-Type")?.startsWith("text/plain");
    if (isSentence) return await response.text();
    if (response.status === 404) return "That is no longer there. Reload the page.";
    return "The server could not do that. Nothing was changed; try again.";
  } catch {
    return "No connection to Tandem. Nothing was changed; try again when you are online.";
  }
}

async function refresh(id) {
  const url = urlOf("cardUrl", id) + location.search;
  const response = await fetch(url, { headers: headers() }).catch(() => Response.error());
  if (response.redirected || (!response.ok && response.status !== 404)) return putBack(byId(id));
  const answer = document.createElement("template");
  answer.innerHTML = response.ok ? await response.text() : "";
  const fresh = answer.content.querySelector("[data-card]");
  const shown = byId(id);
  const hadFocus = shown?.contains(document.activeElement) || document.activeElement === document.body;
  if (!fresh) leave(shown, hadFocus);
  else {
    place(fresh, shown);
    if (hadFocus) focusOn(fresh);
  }
  for (const count of answer.content.querySelectorAll("[data-fresh-count]")) {
    const head = document.querySelector(`[data-count="${count.dataset.freshCount}"]`);
    if (head) head.textContent = count.value;
  }
  return answer.content.querySelector("[data-said]")?.textContent.trim();
}

function place(card, former) {
  const list = columnOf(card.dataset.stage)?.querySelector("[data-cards]");
  if (former && former.parentElement === list) former.replaceWith(card);
  else {
    former?.remove();
    list?.prepend(card);
  }
}

// Without an answer nobody knows where the card stands: it goes back to where it was last seen.
function putBack(card) {
  if (!card) return;
  card.classList.remove("is-moving");
  if (card.closest("[data-column]")?.dataset.column !== card.dataset.stage) place(card, card);
}

function leave(card, hadFocus) {
  const next = card?.nextElementSibling ?? card?.previousElementSibling;
  card?.remove();
  if (hadFocus) focusOn(next);
}

// What can be done, each with the way back

async function change(id, url, fields, words, undo) {
  const refusal = await post(url, fields);
  const said = await refresh(id);
  if (refusal) say(refusal);
  else sayWithUndo(said || words, undo);
}

function move(id, stage) {
  const card = byId(id);
  const from = card?.dataset.stage;
  const column = columnOf(stage);
  if (!card || !column || from === stage) return;
  const hadFocus = card.contains(document.activeElement);
  const words = `Moved ${nameOn(card)} to ${column.dataset.name}.`;
  card.classList.add("is-moving");
  column.querySelector("[data-cards]").prepend(card);
  if (hadFocus) focusOn(card);
  change(id, urlOf("moveUrl", id), { stage }, words, () => move(id, from));
}

function reject(id, name, reason) {
  const words = `Rejected ${name}.`;
  return change(id, urlOf("rejectUrl", id), { reason }, words, () => reinstate(id, name, reason));
}

function reinstate(id, name, reason) {
  const words = `${name} is back.`;
  return change(id, urlOf("reinstateUrl", id), {}, words, () => reject(id, name, reason));
}

function sayWithUndo(words, undo) {
  lastUndo = undo;
  const toast = document.createElement("div");
  toast.className = "toast";
  toast.dataset.toast = "";
  const text = document.createElement("span");
  text.className = "grow";
  text.textContent = words;
  const button = document.createElement("button");
  button.className = "button button--quiet button--small";
  button.type = "button";
  button.textContent = "Undo";
  button.title = "Undo (z)";
  button.addEventListener("click", () => {
    toast.remove();
    takeBack(undo);
  });
  toast.append(text, button);
  document.getElementById("toasts").replaceChildren(toast);
}

function takeBack(undo) {
  if (!undo) return;
  lastUndo = null;
  undo();
}

// Dragging

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

// The menu of a card

function openMenu(card) {
  if (!menu()) return;
  const isRejected = card.dataset.status === "rejected";
  menu().dataset.for = card.dataset.card;
  menu().querySelector("[data-menu-name]").textContent = nameOn(card);
  for (const button of menu().querySelectorAll("[data-move-to]")) {
    const isHere = button.dataset.moveTo === card.dataset.stage;
    button.hidden = isRejected;
    button.disabled = isHere || isRejected;
    button.querySelector("[data-here]").hidden = !isHere;
  }
  const offer = (name, isOffered) => {
    const button = menu().querySelector(`[data-${name}]`);
    if (button) button.hidden = button.disabled = !isOffered;
  };
  offer("reject", card.dataset.status === "active");
  offer("reinstate", isRejected);
  focusOn(card);
  menu().showPopover({ source: card.querySelector("[data-card-menu]") });
  const choices = [...menu().querySelectorAll("button")];
  const here = choices.findIndex((button) => button.dataset.moveTo === card.dataset.stage);
  const usable = (button) => !button.disabled;
  const stages = choices.slice(here + 1).filter((button) => usable(button) && button.dataset.moveTo);
  (stages[0] ?? choices.find(usable))?.focus();
}

function chooseInMenu(button) {
  const id = menu().dataset.for;
  const card = byId(id);
  menu().hidePopover();
  if (!card) return;
  if (button.dataset.moveTo) move(id, button.dataset.moveTo);
  else if ("reinstate" in button.dataset) reinstate(id, nameOn(card), card.dataset.reason);
  else if ("reject" in button.dataset) askReason(card);
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
  } else if (choice) chooseInMenu(choice);
});

// Keys on a card

function focusOn(card) {
  card?.querySelector(".card__name, a")?.focus({ preventScroll: false });
}

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

document.addEventListener("keydown", (event) => {
  if (event.metaKey || event.ctrlKey || event.altKey) return;
  if (event.target.closest("input, select, textarea, dialog, [popover]")) return;
  const card = cardAt(event.target);
  if (event.key === "z" && lastUndo) takeBack(lastUndo);
  else if (card && event.key === "m") openMenu(card);
  else if (card && event.key.startsWith("Arrow")) focusOn(neighbour(card, event.key));
  else return;
  event.preventDefault();
});

// The table: everybody at once, and how many are chosen

const checks = (form) => [...form.querySelectorAll("[name=application]")];

function countChecked(form) {
  const chosen = checks(form).filter((check) => check.checked).length;
  form.querySelector("[data-checked-count]").textContent = `${chosen} selected`;
  form.classList.toggle("has-chosen", chosen > 0);
  const all = form.querySelector("[data-check-all]");
  all.checked = chosen > 0 && chosen === checks(form).length;
  all.indeterminate = chosen > 0 && !all.checked;
}

function startBulk(root) {
  const form = root.querySelector("[data-bulk]:has([data-check-all])");
  if (!form) return;
  form.querySelector("[data-check-all]").hidden = false;
  form.classList.add("is-live");
  countChecked(form);
}

document.addEventListener("change", (event) => {
  const form = event.target.closest("[data-bulk]");
  if (!form || event.target.type !== "checkbox") return;
  if ("checkAll" in event.target.dataset) {
    for (const check of checks(form)) check.checked = event.target.checked;
  }
  countChecked(form);
});
document.addEventListener("htmx:load", (event) => startBulk(event.target.parentElement ?? document));
startBulk(document);
