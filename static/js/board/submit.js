// What can be done with a card, each with the way back: by the button beside its sentence, or by `z`.
import { general, say, worded } from "../toasts.js";
import { byId, columnOf, focusOn, leave, nameOn, place, putBack, showCounts } from "./cards.js";

const board = () => document.querySelector("[data-board]");
const urlOf = (name, id) => board().dataset[name].replace("/_/", `/${id}/`);
const headers = () => ({ ...JSON.parse(document.body.getAttribute("hx-headers")), "HX-Request": "true" });

// Returns why it was refused, "" when it was done. Kept alive: whoever has dropped a card and goes on
// to another page at once, or closes this one, has moved it.
async function post(url, fields) {
  try {
    const body = new URLSearchParams(fields);
    const response = await fetch(url, { method: "POST", headers: headers(), body, keepalive: true });
    if (response.redirected) return general("saySignedOut");
    if (response.ok) return "";
    const isSentence = response.headers.get("Content-Type")?.startsWith("text/plain");
    if (isSentence) return await response.text();
    if (response.status === 404) return general("sayGone");
    return general("sayFailed");
  } catch {
    return general("sayOffline");
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
  showCounts(answer.content);
  return answer.content.querySelector("[data-said]")?.textContent.trim();
}

// One change after the other, so that each starts where the one before has led.
let last = Promise.resolve();

function change(id, url, fields, words, undo) {
  last = last.then(async () => {
    const refusal = await post(url, fields());
    const said = await refresh(id);
    if (refusal) say(refusal);
    else sayWithUndo(said || words, undo);
  });
  return last;
}

const stageOf = (id) => byId(id)?.dataset.stage ?? "";

// The server is told where the board shows the card (`from`), so that nobody moves on unseen what
// somebody else has moved meanwhile. Taking a move back starts where that move had led.
export function move(id, stage, from) {
  const card = byId(id);
  const column = columnOf(stage);
  if (!card || !column || card.dataset.stage === stage) return;
  const hadFocus = card.contains(document.activeElement);
  const words = worded(board(), "sayMoved", { name: nameOn(card), stage: column.dataset.name });
  let start;
  const fields = () => ({ stage, from_stage: (start = from ?? stageOf(id)) });
  card.classList.add("is-moving");
  column.querySelector("[data-cards]").prepend(card);
  if (hadFocus) focusOn(card);
  change(id, urlOf("moveUrl", id), fields, words, () => move(id, start, stage));
}

export function reject(id, name, reason) {
  const words = worded(board(), "sayRejected", { name });
  const fields = () => ({ reason, from_stage: stageOf(id) });
  return change(id, urlOf("rejectUrl", id), fields, words, () => reinstate(id, name, reason));
}

export function reinstate(id, name, reason) {
  const words = worded(board(), "sayBack", { name });
  const fields = () => ({ from_stage: stageOf(id) });
  return change(id, urlOf("reinstateUrl", id), fields, words, () => reject(id, name, reason));
}

let lastUndo = null;

function sayWithUndo(words, undo) {
  lastUndo = undo;
  const toast = document.createElement("div");
  toast.className = "toast";
  toast.dataset.toast = board().dataset.undoMs;
  const text = document.createElement("span");
  text.className = "grow";
  text.textContent = words;
  const button = document.createElement("button");
  button.className = "button button--quiet button--small";
  button.type = "button";
  button.textContent = general("sayUndo");
  button.title = general("sayUndoKey");
  button.addEventListener("click", () => {
    toast.remove();
    takeBack(undo);
  });
  toast.append(text, button);
  document.getElementById("toasts").replaceChildren(toast);
}

// Returns whether there was something to take back.
export function undoLast() {
  return takeBack(lastUndo);
}

function takeBack(undo) {
  lastUndo = null;
  undo?.();
  return Boolean(undo);
}
