// j/k or the arrows walk through the first links of a table's or list's rows ([data-rows]).

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
  const list = inside ?? document.querySelector("[data-rows]");
  if (!list) return;
  const links = linksOf(list);
  const row = event.target.closest("tr, li, [data-rows] > *");
  const here = links.findIndex((link) => row?.contains(link));
  const isDown = event.key === "j" || event.key === "ArrowDown";
  const next = links[isDown ? here + 1 : Math.max(here - 1, 0)];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: "nearest" });
});
