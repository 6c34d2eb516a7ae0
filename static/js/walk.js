// From one person of a list to the next: whoever opens somebody in a list finds the ones before and
// after them on the record, on the tab they are reading, by j and k as well. The list is that of the
// page they came from, as it stood; this tab remembers it.

const KEY = "walk";
const nav = document.querySelector("[data-walk]");
const idIn = (path) => path.match(/^\/candidates\/(?!new\/)([\w-]+)\//)?.[1];

function listed() {
  const links = [...document.querySelectorAll("#main a[href^='/candidates/']")];
  const whole = links.filter((link) => link.pathname === `/candidates/${idIn(link.pathname)}/`);
  return [...new Set(whole.map((link) => idIn(link.pathname)))];
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("#main a[href^='/candidates/']");
  if (!nav && link && idIn(link.pathname)) sessionStorage.setItem(KEY, JSON.stringify(listed()));
});

function lead(way, id) {
  const link = nav.querySelector(`[rel=${way}]`);
  if (id) link.href = location.pathname.replace(idIn(location.pathname), id);
  else link.removeAttribute("href");
}

function show() {
  const people = JSON.parse(sessionStorage.getItem(KEY)) ?? [];
  const place = people.indexOf(idIn(location.pathname));
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

if (nav) {
  show();
  // A tab that htmx brought has another address.
  document.addEventListener("htmx:pushedIntoHistory", show);
  document.addEventListener("keydown", go);
}
