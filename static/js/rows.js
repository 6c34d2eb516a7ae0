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
