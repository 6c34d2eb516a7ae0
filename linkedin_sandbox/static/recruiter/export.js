/* The export form in a dialog, its job as a typeahead. Without script both are plain pages. */
import { upgrade } from "./combobox.js";

document.querySelectorAll("[data-combobox]").forEach(upgrade);
document.querySelectorAll("[data-without-script]").forEach((part) => part.remove());

document.addEventListener("submit", (event) => {
  const dialog = document.getElementById(event.target.dataset.opens);
  if (!dialog) return;
  event.preventDefault();
  dialog.showModal();
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-closes]")) event.target.closest("dialog").close();
});
