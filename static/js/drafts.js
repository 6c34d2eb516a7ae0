// What is typed into a form is not lost: not by a sign-in elsewhere, the end of the session, a request
// that failed, or a hand that slipped.
//
// Fields that differ from what the server sent are kept for this tab until the server has taken them,
// by the address the form goes to; passwords and hidden fields never. A page that shows the form again
// gets them back and says so. Whoever leaves unsaved text behind is asked first.
import { general } from "./toasts.js";

const user = document.body.dataset.user;
const PREFIX = "draft ";
const MINE = `${PREFIX}${user} `;
// What tells the server of changes by colleagues since then goes along, so that it still does.
const KEPT = ":is(input, select, textarea)[name]:not([type=hidden], [type=password], [type=file]), [name=seen]";
const CHOICE = "[type=checkbox], [type=radio]";

const isTracked = (form) =>
  form.method === "post" && !form.matches("[data-bulk]") && !form.querySelector("[type=password]");
const forms = (root = document) => [...root.querySelectorAll("form[method=post]")].filter(isTracked);
const fieldsOf = (form) => [...form.elements].filter((field) => field.matches(KEPT));
const isText = (field) => !field.matches(`${CHOICE}, select, [type=hidden]`);

const pathOf = (form) => new URL(form.getAttribute("action") ?? "", location.href).pathname;
function keyOf(form) {
  const alike = [...document.querySelectorAll("form[method=post]")].filter((one) => pathOf(one) === pathOf(form));
  return `${MINE}${pathOf(form)} ${alike.indexOf(form)}`;
}

function isChanged(field) {
  if (field.matches(CHOICE)) return field.checked !== field.defaultChecked;
  if (!field.matches("select")) return field.value !== field.defaultValue;
  const sent = [...field.options].find((option) => option.defaultSelected) ?? field.options[0];
  return field.value !== (sent?.value ?? "");
}

// A form that was refused stands there with what was typed, but none of it is saved.
const isRefused = (form) => Boolean(form.querySelector(".form-errors"));
const isUnsaved = (form) =>
  fieldsOf(form).some(isText) && (isRefused(form) || fieldsOf(form).some(isChanged));
const unsavedIn = (root) => forms(root).filter(isUnsaved);

const read = (key) => JSON.parse(sessionStorage.getItem(key));
const write = (key, draft) => sessionStorage.setItem(key, JSON.stringify(draft));
const keys = (prefix) => Object.keys(sessionStorage).filter((key) => key.startsWith(prefix));
const forget = (prefix) => keys(prefix).forEach((key) => sessionStorage.removeItem(key));

function keep(form) {
  if (!isUnsaved(form)) return forget(keyOf(form));
  const places = fieldsOf(form).entries();
  const kept = [...places].filter(([, field]) => isRefused(form) || isChanged(field) || field.name === "seen");
  write(keyOf(form), { fields: kept.map(([place, { name, value, checked }]) => ({ place, name, value, checked })) });
}

function drop(form) {
  forget(keyOf(form));
  form.reset();
  if (form.previousElementSibling?.matches("[data-draft]")) form.previousElementSibling.remove();
}

function sayRestored(form) {
  const note = document.createElement("div");
  note.className = "banner banner--info banner--draft";
  note.dataset.draft = "";
  note.role = "status";
  const words = document.createElement("div");
  words.className = "grow";
  words.textContent = general("sayRestored");
  const button = document.createElement("button");
  button.className = "button button--small";
  button.type = "button";
  button.textContent = general("sayDrop");
  button.addEventListener("click", () => {
    drop(form);
    fieldsOf(form).find(isText)?.focus();
  });
  note.append(words, button);
  form.before(note);
}

function restore(form) {
  const draft = read(keyOf(form));
  if (!draft || isRefused(form)) return;
  const fields = fieldsOf(form);
  const known = draft.fields.filter(({ place, name }) => fields[place]?.name === name);
  for (const { place, value, checked } of known) Object.assign(fields[place], { value, checked });
  if (!isUnsaved(form)) return forget(keyOf(form));
  form.closest("details")?.setAttribute("open", "");
  sayRestored(form);
}

// Only an answer that leads on has taken what was sent: a refusal, an error and no answer at all show
// themselves in place, and whoever has to sign in first sees their page again afterwards.
function settleSent() {
  const [{ type, redirectCount }] = performance.getEntriesByType("navigation");
  const isTaken = user && type === "navigate" && redirectCount > 0;
  for (const key of keys(PREFIX)) {
    const { isSent, ...draft } = read(key);
    if (isSent && isTaken) sessionStorage.removeItem(key);
    else write(key, draft);
  }
}

if (user) keys(PREFIX).filter((key) => !key.startsWith(MINE)).forEach(forget);
settleSent();
forms().forEach(restore);

let leaving = null;
for (const kind of ["input", "change"]) {
  document.addEventListener(kind, ({ target }) => target.form && isTracked(target.form) && keep(target.form));
}
window.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (form.matches("[data-sign-out]")) return forget(PREFIX);
  leaving = form;
  const draft = read(keyOf(form));
  if (draft) write(keyOf(form), { ...draft, isSent: true });
});
window.addEventListener("pageshow", () => (leaving = null));
window.addEventListener("beforeunload", (event) => {
  if (leaving !== "sign-in" && unsavedIn(document).some((form) => form !== leaving)) event.preventDefault();
});

const mayLeave = (root, but) => {
  const left = unsavedIn(root).filter((form) => form !== but);
  if (!left.length) return true;
  if (!confirm(general("sayUnsaved"))) return false;
  left.forEach(drop);
  return true;
};
document.addEventListener("cancel", (event) => {
  if (event.target.matches("dialog") && !mayLeave(event.target)) event.preventDefault();
}, true);
document.addEventListener("click", (event) => {
  const dialog = event.target.closest("[command=close]")?.closest("dialog");
  if (!dialog || mayLeave(dialog)) return;
  event.preventDefault();
  event.stopPropagation();
}, true);

document.addEventListener("htmx:beforeRequest", (event) => {
  const { elt, target, requestConfig } = event.detail;
  if (requestConfig.verb === "get" && !mayLeave(target, elt.closest("form"))) event.preventDefault();
});
document.addEventListener("htmx:beforeOnLoad", ({ detail: { xhr, elt } }) => {
  if (xhr.getResponseHeader("HX-Redirect")) leaving = "sign-in";
  else if (xhr.status >= 300 || xhr.getResponseHeader("HX-Retarget")) return;
  else if (elt.matches("form") && isTracked(elt)) forget(keyOf(elt));
});
document.addEventListener("htmx:load", ({ target }) => forms(target.parentElement ?? document).forEach((form) => {
  if (!form.previousElementSibling?.matches("[data-draft]")) restore(form);
}));
