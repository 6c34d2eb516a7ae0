// Files dropped anywhere on the tab are chosen like those of its form; while they are sent it says how
// far they are, and those that were refused, or never arrived, stay chosen.
const formOf = () => document.querySelector("form[data-drop]");
const inputOf = (form) => form.querySelector("[type=file]");
const hasFiles = (event) => formOf() && event.dataTransfer?.types.includes("Files");

let sent = [];

function choose(form, files) {
  const chosen = new DataTransfer();
  files.forEach((file) => chosen.items.add(file));
  inputOf(form).files = chosen.files;
  list(form);
}

// What the browser's own control says of several files is their number.
function list(form) {
  const names = [...inputOf(form).files].map(({ name }) => {
    const row = document.createElement("li");
    row.dir = "auto";
    row.textContent = name;
    return row;
  });
  form.querySelector("[data-chosen]").replaceChildren(...names);
}

document.addEventListener("change", ({ target }) => {
  if (target.matches("form[data-drop] [type=file]")) list(target.form);
});
document.addEventListener("dragover", (event) => {
  if (!hasFiles(event)) return;
  event.preventDefault();
  formOf().classList.add("is-dropping");
});
document.addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) formOf()?.classList.remove("is-dropping");
});
document.addEventListener("drop", (event) => {
  if (!hasFiles(event)) return;
  event.preventDefault();
  const form = formOf();
  form.classList.remove("is-dropping");
  choose(form, [...inputOf(form).files, ...event.dataTransfer.files]);
  form.querySelector("select").focus();
});

document.addEventListener("htmx:beforeRequest", ({ target }) => {
  if (target !== formOf()) return;
  sent = [...inputOf(target).files];
  target.querySelector("progress").hidden = false;
});
document.addEventListener("htmx:xhr:progress", ({ target, detail }) => {
  const bar = target === formOf() && target.querySelector("progress");
  if (bar && detail.lengthComputable) bar.value = detail.loaded / detail.total;
});
document.addEventListener("htmx:afterRequest", ({ target }) => {
  if (target === formOf()) target.querySelector("progress").hidden = true;
});
document.addEventListener("htmx:afterSettle", () => {
  const form = formOf();
  if (form?.dataset.kept === undefined) return;
  const kept = new Set(form.dataset.kept.split(","));
  choose(form, sent.filter((_file, place) => !kept.has(String(place))));
  delete form.dataset.kept;
});
