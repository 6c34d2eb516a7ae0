// Copying a Job ID, and asking before typed text is left behind.
import { general, say } from "./toasts.js";

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = !navigator.clipboard;
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset.copy);
  say(general("sayCopied", { text: button.dataset.copy }));
});

const form = document.querySelector("[data-warn-unsaved]");
let isTouched = Boolean(form?.querySelector(".form-errors"));
form?.addEventListener("input", () => (isTouched = true));
form?.addEventListener("submit", () => (isTouched = false));
window.addEventListener("beforeunload", (event) => {
  if (isTouched) event.preventDefault();
});
