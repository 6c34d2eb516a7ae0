// From one person of a list to the next: the people whom app.js found in the list that led to the first
// record, on the tab one is reading, by j and k as well. This tab of the browser remembers them.

const nav = document.querySelector("[data-walk]");
const here = () => location.pathname.match(/^\/candidates\/([\w-]+)\//)[1];

function lead(way, id) {
  const link = nav.querySelector(`[rel=${way}]`);
  if (id) link.href = location.pathname.replace(here(), id);
  else link.removeAttribute("href");
}

function show() {
  const people = JSON.parse(sessionStorage.getItem("walk")) ?? [];
  const place = people.indexOf(here());
  nav.hidden = place < 0 || people.length < 2;
  if (nav.hidden) return;
  lead("prev", people[place - 1]);
  lead("next", people[place + 1]);
  const said = nav.querySelector("[data-words]");
  said.textContent = said.dataset.words.replace("{place}", place + 1).replace("{count}", people.length);
}

function go(event) {
  if (event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented) return;
  if (event.target.closest("input, select, textarea, [contenteditable], dialog, [popover]")) return;
  const way = { j: "next", k: "prev" }[event.key];
  if (way && !nav.hidden) nav.querySelector(`[rel=${way}]`).click();
}

show();
// A tab that htmx brought has another address.
document.addEventListener("htmx:pushedIntoHistory", show);
document.addEventListener("keydown", go);
