// Every behaviour of the frame. Each may be removed here without breaking a page.
import "./drafts.js";
import "./floating.js";
import "./focus.js";
import "./rows.js";
import "./search.js";
import "./sign-out.js";
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
