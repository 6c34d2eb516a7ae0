// A board brings itself up to date: whoever comes, moves or leaves is shown without a reload.
//
// Nothing moves under somebody's hands: while a card is dragged, a menu or dialog is open or the
// pointer is on the move, what came waits.
import { byId, columnOf, focusOn, leave, place, showCounts } from "./cards.js";

const STILL_MS = 400;
const ON_THE_WAY_MS = 5_000;
const board = () => document.getElementById("pipeline");
const headers = { "HX-Request": "true", "X-Unattended": "1" };

let toldLast = "";
let isWanted = false;
let isLoading = false;
let timer = 0;
let isPressed = false;
let movedAt = 0;

const isBusy = () =>
  isPressed ||
  Date.now() - movedAt < STILL_MS ||
  Boolean(document.querySelector(".is-dragged, .is-moving, dialog[open], #card-menu:popover-open"));

async function follow() {
  clearTimeout(timer);
  if (!isWanted || !board()) return;
  if (isLoading || isBusy()) return void (timer = setTimeout(follow, STILL_MS));
  isLoading = true;
  isWanted = false;
  const isPutOff = await load().catch(() => false);
  isLoading = false;
  isWanted ||= isPutOff;
  if (isWanted) timer = setTimeout(follow, STILL_MS);
}

// Returns whether somebody was at the board by the time the answer came.
async function load() {
  const shown = board();
  if (!("board" in shown.dataset)) return loadWhole();
  const query = new URLSearchParams(location.search);
  query.set("since", shown.dataset.since);
  const answer = await fetched(`${shown.dataset.changesUrl}?${query}`);
  if (!answer || isBusy()) return Boolean(answer);
  const fresh = answer.querySelector("[data-fresh-since]").dataset;
  if ("much" in fresh) return loadWhole();
  for (const gone of answer.querySelectorAll("[data-gone]")) remove(gone.dataset.gone);
  for (const card of answer.querySelectorAll("[data-card]")) put(card, answer);
  showCounts(answer);
  shown.dataset.since = fresh.freshSince;
  return false;
}

// What nobody was on yet, or where too much happened, is read as a whole.
async function loadWhole() {
  const answer = await fetched(location.pathname + location.search);
  const fresh = answer?.getElementById("pipeline");
  if (!fresh || isBusy()) return Boolean(fresh);
  board().replaceWith(fresh);
  htmx.process(fresh);
  return false;
}

async function fetched(url) {
  const response = await fetch(url, { headers });
  if (response.redirected || !response.ok) return null;
  const answer = document.createElement("template");
  answer.innerHTML = await response.text();
  return answer.content;
}

function remove(id) {
  const shown = byId(id);
  if (shown) leave(shown, shown.contains(document.activeElement));
}

function put(card, answer) {
  const id = card.dataset.card;
  const shown = byId(id);
  if (shown?.isEqualNode(card)) return;
  const isLoaded = !columnOf(card.dataset.stage)?.querySelector("[data-more]");
  const hasEntered = answer.querySelector(`[data-entered="${id}"]`);
  // Further down a column, where nobody has scrolled to yet.
  if (!shown && !hasEntered && !isLoaded) return;
  const hadFocus = shown?.contains(document.activeElement);
  place(card, shown);
  if (hadFocus) focusOn(card);
}

// What was told first may be older than the board, or have come while it was on its way.
const isNews = (told) =>
  toldLast ? told !== toldLast : told / 1000 > Date.parse(board().dataset.since) - ON_THE_WAY_MS;

function hear(told) {
  if (!told || !board()) return;
  isWanted ||= isNews(told);
  toldLast = told;
  follow();
}

document.addEventListener("tandem:news", ({ detail }) => hear(detail.board));
// What was told before this was here.
hear(document.querySelector("[data-bell]")?.dataset.lastDone);
document.addEventListener("pointerdown", () => (isPressed = true));
for (const end of ["pointerup", "pointercancel", "dragend"]) {
  document.addEventListener(end, () => (isPressed = false));
}
document.addEventListener("pointermove", ({ target }) => {
  if (board()?.contains(target)) movedAt = Date.now();
});
