// What came meanwhile: the count at the bell and a quiet line, without a reload.
//
// Asks only while the page is seen, and asking keeps nobody signed in (accounts/news). A page that
// shows a job's board names it by `data-watch`; the board hears of news by the event `tandem:news`.
import { say } from "./toasts.js";

const bell = document.querySelector("[data-bell]");
const SOON_MS = 700; // On a board that somebody is at: a prospect is there within a second.
const OFTEN_MS = 4_000;
const SELDOM_MS = 60_000; // Where nobody answers.
const AT_IT_MS = 10 * 60_000;
const told = `told-${document.body.dataset.user}`;

let tag = "";
let pause = OFTEN_MS;
let touchedAt = Date.now();
let timer = 0;
let isEnded = !bell;
let isAsking = false;

const board = () => document.querySelector("[data-watch]");
const isAtIt = () => Date.now() - touchedAt < AT_IT_MS;

async function ask() {
  clearTimeout(timer);
  if (isEnded || isAsking || document.hidden) return;
  isAsking = true;
  await look().catch(() => (pause = Math.min(2 * pause, SELDOM_MS)));
  isAsking = false;
  timer = setTimeout(ask, pause);
}

async function look() {
  const watch = board()?.dataset.watch;
  const url = bell.dataset.bell + (watch ? `?watch=${encodeURIComponent(watch)}` : "");
  const response = await fetch(url, { cache: "no-store", headers: tag ? { "If-None-Match": tag } : {} });
  if (response.status === 204) return void (isEnded = true);
  if (!response.ok && response.status !== 304) throw new Error(response.status);
  pause = watch && isAtIt() ? SOON_MS : OFTEN_MS;
  if (response.status === 304) return;
  show(await response.json());
  tag = response.headers.get("ETag");
}

function show(news) {
  const shown = bell.querySelector("[data-unread]");
  if (shown.textContent !== news.unread) {
    shown.textContent = news.unread;
    shown.parentElement.hidden = !news.unread;
    for (const form of document.querySelectorAll("[data-if-unread]")) form.hidden = !news.unread;
    openAnew(document.querySelector("[data-latest-notices]"));
  }
  tell(news.lines);
  // For a board whose script was still on its way.
  bell.dataset.lastDone = news.board ?? "";
  document.dispatchEvent(new CustomEvent("tandem:news", { detail: news }));
}

// What the bell shows was loaded when it was opened first; now it is to be loaded again.
function openAnew(list) {
  if (!list.childElementCount) return;
  const fresh = list.cloneNode(false);
  list.replaceWith(fresh);
  htmx.process(fresh);
}

// Each browser tells of a thing once, in whichever of its tabs comes first.
function tell(lines) {
  const known = JSON.parse(localStorage.getItem(told) ?? "[]");
  const fresh = lines.filter((line) => !known.includes(line.key));
  if (!fresh.length) return;
  localStorage.setItem(told, JSON.stringify([...known, ...fresh.map((line) => line.key)].slice(-20)));
  for (const line of fresh) say(line.text, line.url);
}

for (const kind of ["pointermove", "pointerdown", "keydown"]) {
  document.addEventListener(kind, () => (touchedAt = Date.now()), { passive: true });
}
document.addEventListener("visibilitychange", ask);
window.addEventListener("online", ask);
ask();
