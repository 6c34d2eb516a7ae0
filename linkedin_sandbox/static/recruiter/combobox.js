/* Turns `[data-combobox]` around a select into a typeahead: the list-autocomplete combobox of the
   ARIA practices. Without this script the select stays. */

const PAUSE_MS = 120;

export function upgrade(field) {
  const select = field.querySelector("select");
  const parts = { field, input: inputFor(select), value: hiddenFor(select), list: emptyList(select) };
  parts.status = statusLine();
  showChosen(parts, select, field.dataset.text);
  select.replaceWith(parts.input);
  parts.input.after(parts.value, parts.list, parts.status);
  listen(parts);
}

function inputFor(select) {
  const input = document.createElement("input");
  const attributes = {
    id: select.id, name: "job_text", type: "text", role: "combobox", autocomplete: "off",
    "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": `${select.id}-options`,
    "aria-describedby": select.getAttribute("aria-describedby"),
  };
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
  if (select.hasAttribute("aria-invalid")) input.setAttribute("aria-invalid", "true");
  return input;
}

function hiddenFor(select) {
  const hidden = document.createElement("input");
  Object.assign(hidden, { type: "hidden", name: select.name, value: select.value });
  return hidden;
}

function emptyList(select) {
  const list = document.createElement("ul");
  Object.assign(list, { id: `${select.id}-options`, className: "options", hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Jobs");
  return list;
}

function statusLine() {
  const status = document.createElement("p");
  status.className = "help field__status";
  status.setAttribute("role", "status");
  return status;
}

function showChosen({ input, value }, select, typed) {
  input.value = value.value ? select.selectedOptions[0].text : typed;
}

function listen(parts) {
  const { input, list } = parts;
  let timer;
  input.addEventListener("input", () => {
    parts.value.value = "";
    clearTimeout(timer);
    timer = setTimeout(() => offer(parts), PAUSE_MS);
  });
  input.addEventListener("click", () => list.hidden && offer(parts));
  input.addEventListener("keydown", (event) => press(parts, event));
  input.addEventListener("blur", () => close(parts));
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => choose(parts, event.target.closest("li")));
}

async function offer(parts) {
  const asked = parts.value.value ? "" : parts.input.value;
  parts.asked = asked;
  const address = `${parts.field.dataset.source}?${new URLSearchParams({ text: asked })}`;
  const answer = await fetch(address).catch(() => null);
  if (parts.asked !== asked) return;
  if (!answer?.ok) {
    parts.status.textContent = "The jobs could not be read. Write the Job ID in full instead.";
    return;
  }
  show(parts, await answer.json());
}

function show(parts, { jobs, count }) {
  parts.list.replaceChildren(...jobs.map(option));
  parts.list.hidden = jobs.length === 0;
  parts.input.setAttribute("aria-expanded", String(jobs.length > 0));
  activate(parts, null);
  const more = count > jobs.length ? `, the first ${jobs.length} are shown` : "";
  parts.status.textContent = count ? `${count} job${count === 1 ? "" : "s"}${more}` : "No open job matches.";
}

function option(job, place) {
  const item = document.createElement("li");
  const detail = document.createElement("small");
  Object.assign(item, { id: `job-option-${place}`, textContent: `${job.title} (${job.id})` });
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", "false");
  Object.assign(item.dataset, { id: job.id, text: item.textContent });
  detail.textContent = job.place;
  item.append(detail);
  return item;
}

function press(parts, event) {
  const act = { ArrowDown: () => step(parts, 1), ArrowUp: () => step(parts, -1), Enter: () => enter(parts), Escape: () => escape(parts) }[event.key];
  if (act?.()) event.preventDefault();
}

/* Each key answers whether it was used; what was not used keeps its usual effect. */
function step(parts, by) {
  if (parts.list.hidden) {
    offer(parts);
    return true;
  }
  const options = [...parts.list.children];
  const at = options.indexOf(active(parts));
  const first = by > 0 ? 0 : options.length - 1;
  activate(parts, options[at < 0 ? first : (at + by + options.length) % options.length]);
  return true;
}

function enter(parts) {
  if (parts.list.hidden) return false;
  const options = parts.list.children;
  const chosen = active(parts) ?? (options.length === 1 ? options[0] : null);
  if (chosen) choose(parts, chosen);
  else step(parts, 1);
  return true;
}

function escape(parts) {
  const wasOpen = !parts.list.hidden;
  close(parts);
  return wasOpen;
}

function active({ list }) {
  return list.querySelector("[aria-selected='true']");
}

function activate(parts, item) {
  active(parts)?.setAttribute("aria-selected", "false");
  item?.setAttribute("aria-selected", "true");
  item?.scrollIntoView({ block: "nearest" });
  if (item) parts.input.setAttribute("aria-activedescendant", item.id);
  else parts.input.removeAttribute("aria-activedescendant");
}

function choose(parts, item) {
  if (!item) return;
  parts.input.value = item.dataset.text;
  parts.value.value = item.dataset.id;
  parts.input.removeAttribute("aria-invalid");
  close(parts);
}

function close(parts) {
  parts.list.hidden = true;
  parts.asked = null;
  parts.status.textContent = "";
  parts.input.setAttribute("aria-expanded", "false");
  activate(parts, null);
}
