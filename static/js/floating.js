// Menus are popovers and dialogs are <dialog>: the browser opens and closes both. This adds the
// arrow keys in menus, and for dialogs: open on load after errors, close after a good answer.

function step(menu, distance) {
  const items = [...menu.querySelectorAll("a, button")].filter((item) => !item.disabled);
  const here = items.indexOf(document.activeElement);
  const next = here < 0 && distance < 0 ? items.length - 1 : here + distance;
  items[(next + items.length) % items.length]?.focus();
}

document.addEventListener("keydown", (event) => {
  const distance = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!distance) return;
  const opener = event.target.closest("[popovertarget]");
  const menu = event.target.closest("[data-menu]") ?? opener?.popoverTargetElement;
  if (!menu?.matches("[data-menu]")) return;
  event.preventDefault();
  if (!menu.matches(":popover-open")) menu.showPopover({ source: opener });
  step(menu, distance);
});

// A click inside a menu has chosen; a form that htmx sends leaves the menu open otherwise. Whoever is
// so quick to open it again keeps it open.
document.addEventListener("click", (event) => {
  const menu = event.target.closest("[data-menu]:popover-open");
  if (!menu || !event.target.closest("a, button")) return;
  const hiding = setTimeout(() => menu.isConnected && menu.hidePopover());
  menu.addEventListener("beforetoggle", () => clearTimeout(hiding), { once: true });
});

// Older browsers know no command buttons.
if (!("commandForElement" in HTMLButtonElement.prototype)) {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[command][commandfor]");
    const dialog = button && document.getElementById(button.getAttribute("commandfor"));
    if (!dialog) return;
    if (button.getAttribute("command") === "show-modal") dialog.showModal();
    else dialog.close();
  });
}

function openMarked(root) {
  for (const dialog of document.querySelectorAll("dialog[data-open]")) {
    dialog.removeAttribute("data-open");
    if (!dialog.open) dialog.showModal();
  }
  (root.matches?.("[data-focus]") ? root : root.querySelector("[data-focus]"))?.focus();
}

openMarked(document);
document.addEventListener("htmx:load", (event) => openMarked(event.target));
document.addEventListener("htmx:afterRequest", ({ target, detail }) => {
  const isDone = detail.successful && detail.xhr.status < 400;
  if (isDone && detail.requestConfig?.verb !== "get") target.closest?.("dialog[open]")?.close();
});
