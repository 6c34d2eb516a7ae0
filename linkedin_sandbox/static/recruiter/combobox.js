/* Turns `[data-combobox]` around a select into a typeahead: the list-autocomplete combobox of the
   ARIA practices. Without this script the select stays. */

import { emptyList, hiddenFor, inputFor, option, statusLine } from "./combobox_parts.js";

const PAUSE_MS = 120;

export function upgrade(field) {
  const select = field.querySelector("select");
  const parts = {
    field, input: inputFor(select), value: hiddenFor(select), list: emptyList(select),
    status: statusLine(), turn: 0, isWaiting: false, timer: undefined,
  };
  showChosen(parts, select, field.dataset.text);
  select.replaceWith(parts.input);
  parts.input.after(parts.value, parts.list, parts.status);
  listen(parts);
}

function showChosen({ input, value }, select, typed) {
  input.value = value.value ? select.selectedOptions[0].text : typed;
}

function listen(parts) {
  const { input, list } = parts;
  input.addEventListener("input", () => {
    parts.value.value = "";
    offerSoon(parts);
  });
  input.addEventListener("click", () => list.hidden && offer(parts));
  input.addEventListener("keydown", (event) => press(parts, event));
  input.addEventListener("blur", () => close(parts));
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => choose(parts, event.target.closest("li")));
}

/* The old list goes at once: whoever types on and presses Enter must not choose from it. */
function offerSoon(parts) {
  close(parts);
  parts.isWaiting = true;
  parts.timer = setTimeout(() => offer(parts), PAUSE_MS);
}

async function offer(parts) {
  clearTimeout(parts.timer);
  const turn = ++parts.turn;
  parts.isWaiting = true;
  const text = parts.value.value ? "" : parts.input.value;
  const address = new URL(parts.field.dataset.source, location.href);
  address.searchParams.set("text", text);
  const found = await fetch(address).then((answer) => answer.json()).catch(() => null);
  if (parts.turn !== turn) return;
  parts.isWaiting = false;
  if (found) show(parts, found);
  else parts.status.textContent = "The jobs could not be read. Write the Job ID in full instead.";
}

function show(parts, { jobs, count }) {
  parts.list.replaceChildren(...jobs.map(option));
  parts.list.hidden = jobs.length === 0;
  parts.input.setAttribute("aria-expanded", String(jobs.length > 0));
  activate(parts, null);
  const more = count > jobs.length ? `, the first ${jobs.length} are shown` : "";
  parts.status.textContent = count ? `${count} job${count === 1 ? "" : "s"}${more}` : "No open job matches.";
}

function press(parts, event) {
  const acts = {
    ArrowDown: () => step(parts, 1),
    ArrowUp: () => step(parts, -1),
    Enter: () => enter(parts),
    Escape: () => escape(parts),
  };
  if (acts[event.key]?.()) event.preventDefault();
}

/* Each key answers whether it was used; what was not used keeps its usual effect. */
function step(parts, by) {
  if (parts.list.hidden) {
    offer(parts).then(() => parts.list.hidden || step(parts, by));
    return true;
  }
  const options = [...parts.list.children];
  const at = options.indexOf(active(parts));
  const first = by > 0 ? 0 : options.length - 1;
  activate(parts, options[at < 0 ? first : (at + by + options.length) % options.length]);
  return true;
}

function enter(parts) {
  if (parts.list.hidden) return parts.isWaiting;
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
  clearTimeout(parts.timer);
  parts.turn += 1;
  parts.isWaiting = false;
  parts.list.hidden = true;
  parts.status.textContent = "";
  parts.input.setAttribute("aria-expanded", "false");
  activate(parts, null);
}
