// Every behaviour of the frame. Each may be removed here without breaking a page.
import "./drafts.js";
import "./floating.js";
import "./focus.js";
import "./news.js";
import "./search.js";
import { general, say } from "./toasts.js";

// Where a narrow screen cuts a row of tabs off, it starts at the current one.
for (const tab of document.querySelectorAll(".tabs [aria-current]")) {
  const row = tab.parentElement;
  row.scrollLeft = tab.offsetLeft - row.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2;
}

// A form that was just sent is not sent again by a second click: two of everything would be made.
const BUSY_MS = 5000;
const sent = new WeakSet();
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (sent.has(form)) return event.preventDefault();
  // By then everybody has said whether the form really leaves, or is sent by a script.
  setTimeout(() => {
    if (event.defaultPrevented) return;
    sent.add(form);
    setTimeout(() => sent.delete(form), BUSY_MS);
  });
});

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = !navigator.clipboard;
}
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset.copy);
  say(general("sayCopied", { text: button.dataset.copy }));
});

// Typing, leaving the field and Enter all ask for the same: the server hears of it once.
const askedFor = new WeakMap();
const wantedBy = (asking) => {
  const form = asking.closest("form");
  return form ? new URLSearchParams(new FormData(form)).toString() : asking.value;
};
document.addEventListener("htmx:confirm", (event) => {
  const asking = event.target;
  if (!asking.matches("[role=search], [type=search]")) return;
  if (askedFor.get(asking) === wantedBy(asking)) event.preventDefault();
  else askedFor.set(asking, wantedBy(asking));
});
for (const failure of ["htmx:responseError", "htmx:sendError"]) {
  document.addEventListener(failure, ({ detail }) => askedFor.delete(detail.elt));
}

// Whoever signs out and goes back finds no page of theirs. The server has the browser forget those it
// keeps, all but the one that is being left: that one asks anew when it is shown again.

let leaves = false;

document.addEventListener("submit", (event) => {
  leaves ||= event.target.matches("[data-sign-out]");
});

window.addEventListener("pageshow", (event) => {
  if (event.persisted && leaves) window.location.reload();
});

// Who opens somebody in a list finds the people before and after them on the record (walk.js).

const personIn = (link) => link?.pathname.match(/^\/candidates\/(?!new\/)([\w-]+)\/$/)?.[1];

document.addEventListener("click", (event) => {
  if (document.querySelector("[data-walk]") || !personIn(event.target.closest?.("#main a"))) return;
  const people = [...document.querySelectorAll("#main a[href^='/candidates/']")].map(personIn);
  sessionStorage.setItem("walk", JSON.stringify([...new Set(people.filter(Boolean))]));
});

// Ctrl+Enter, or Command+Enter, sends the form that one writes in, as its first button would.

document.addEventListener("keydown", (event) => {
  const isSending = event.key === "Enter" && (event.ctrlKey || event.metaKey);
  const form = isSending && event.target.closest("textarea")?.form;
  if (!form) return;
  event.preventDefault();
  if (!event.repeat) form.requestSubmit(form.querySelector("button:not([type]), [type=submit]"));
});

// j/k walk through the first links of the rows of every table or list marked with data-rows; inside
// one the arrows do too.

function isTyping(target) {
  return target.closest("input, select, textarea, [contenteditable], dialog, [popover]");
}

function linksOf(list) {
  const rows = list.matches("table") ? list.tBodies[0]?.rows ?? [] : list.children;
  return [...rows].map((row) => row.querySelector("a[href]")).filter(Boolean);
}

document.addEventListener("keydown", (event) => {
  if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
  const inside = event.target.closest("[data-rows]");
  const isArrow = event.key === "ArrowDown" || event.key === "ArrowUp";
  if (event.key !== "j" && event.key !== "k" && !(isArrow && inside)) return;
  const lists = isArrow ? [inside] : [...document.querySelectorAll("[data-rows]")];
  const links = lists.flatMap(linksOf);
  const row = event.target.closest("tr, li, [data-rows] > *");
  const here = links.findIndex((link) => row?.contains(link));
  const isDown = event.key === "j" || event.key === "ArrowDown";
  const next = links[isDown ? here + 1 : Math.max(here - 1, 0)];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: "nearest" });
});
