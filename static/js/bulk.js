// A list whose rows can be chosen: how many are, all at once, and the bar that appears then.
import { worded } from "./toasts.js";

const checks = (form) => [...form.querySelectorAll("[type=checkbox][name]")];

function countChecked(form) {
  const chosen = checks(form).filter((check) => check.checked).length;
  const count = form.querySelector("[data-checked-count]");
  count.textContent = worded(count, "sayCount", { count: chosen });
  form.classList.toggle("is-choosing", chosen > 0);
  const all = form.querySelector("[data-check-all]");
  all.checked = chosen > 0 && chosen === checks(form).length;
  all.indeterminate = chosen > 0 && !all.checked;
}

function startBulk(root) {
  const form = root.querySelector("[data-bulk]:has([data-check-all])");
  if (!form) return;
  form.querySelector("[data-check-all]").closest("label").hidden = false;
  form.classList.add("is-live");
  countChecked(form);
}

document.addEventListener("change", (event) => {
  const form = event.target.closest("[data-bulk]");
  if (!form || event.target.type !== "checkbox") return;
  if ("checkAll" in event.target.dataset) {
    for (const check of checks(form)) check.checked = event.target.checked;
  }
  countChecked(form);
});
document.addEventListener("htmx:load", (event) => startBulk(event.target.parentElement ?? document));
startBulk(document);
