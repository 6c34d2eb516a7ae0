// One key for each decision of a list marked with data-decisions: the button of the focused row, else of
// the first one, whose data-key it is. Where a key has several buttons, it only leads to them; the one
// that has the focus since the page came was chosen by nobody yet.

const list = document.querySelector("[data-decisions]");
let hasMoved = false;
const here = () => document.activeElement?.closest("[data-decisions] > li");

document.addEventListener("keydown", (event) => {
  if (event.metaKey || event.ctrlKey || event.altKey) return;
  if (event.target.closest("input, select, textarea, dialog, [popover]")) return;
  queueMicrotask(() => (hasMoved = true));
  const isUndo = event.key === "z";
  const place = isUndo ? document : here() ?? list?.firstElementChild;
  const buttons = [...(place?.querySelectorAll(`[data-key="${CSS.escape(event.key)}"]`) ?? [])];
  if (!buttons.length) return;
  event.preventDefault();
  const isChosen = hasMoved && buttons.includes(document.activeElement);
  if (buttons.length > 1 && !isChosen) buttons[0].focus();
  else (isChosen ? document.activeElement : buttons[0]).click();
});
