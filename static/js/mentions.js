// Colleagues offered while their name is typed behind an @: arrows choose, Enter or Tab takes, Escape
// leaves. A field has this inside [data-mentions], which says where to ask and holds the list.

const TYPED = /(?:^|[\s(])@([\p{L}\p{N}][\p{L}\p{N}.'’-]*(?: [\p{L}\p{N}.'’-]*){0,3})$/u;
const WAIT_MS = 150;
let waiting = 0;
let asking = null;
let isTaking = false;

const boxOf = (field) => field.closest?.("[data-mentions]");
const listOf = (field) => boxOf(field)?.querySelector("[role=listbox]");
const typedIn = (field) => field.value.slice(0, field.selectionStart).match(TYPED)?.[1];

function choose(field, option) {
  const options = [...listOf(field).children];
  options.forEach((one) => one.setAttribute("aria-selected", String(one === option)));
  option.scrollIntoView({ block: "nearest" });
  field.setAttribute("aria-activedescendant", option.id);
}

function hide(field) {
  clearTimeout(waiting);
  asking?.abort();
  listOf(field).hidden = true;
  field.removeAttribute("aria-activedescendant");
}

async function offer(field) {
  const [name, list] = [typedIn(field), listOf(field)];
  asking = new AbortController();
  const address = `${boxOf(field).dataset.mentions}?${new URLSearchParams({ q: name })}`;
  const answer = await fetch(address, { signal: asking.signal }).catch(() => null);
  const found = answer?.ok && !answer.redirected ? await answer.text() : "";
  if (typedIn(field) !== name) return;
  list.innerHTML = found;
  if (!list.firstElementChild) return hide(field);
  list.hidden = false;
  choose(field, list.firstElementChild);
}

function take(field, option) {
  const end = field.selectionStart;
  field.setRangeText(`${option.dataset.name} `, end - typedIn(field).length, end, "end");
  hide(field);
  isTaking = true;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  isTaking = false;
}

document.addEventListener("input", ({ target: field }) => {
  if (!boxOf(field) || isTaking || field.tagName !== "TEXTAREA") return;
  clearTimeout(waiting);
  if (typedIn(field)) waiting = setTimeout(() => offer(field), WAIT_MS);
  else hide(field);
});

document.addEventListener(
  "keydown",
  (event) => {
    const list = event.target.tagName === "TEXTAREA" && listOf(event.target);
    if (!list || list.hidden || event.ctrlKey || event.metaKey || event.isComposing) return;
    const chosen = list.querySelector("[aria-selected=true]");
    const beside = {
      ArrowDown: chosen.nextElementSibling ?? list.firstElementChild,
      ArrowUp: chosen.previousElementSibling ?? list.lastElementChild,
    }[event.key];
    if (beside) choose(event.target, beside);
    else if (event.key === "Enter" || event.key === "Tab") take(event.target, chosen);
    else if (event.key === "Escape") hide(event.target);
    else return;
    event.preventDefault();
    event.stopPropagation();
  },
  { capture: true },
);

document.addEventListener("mousedown", (event) => {
  const option = event.target.closest("[data-mentions] [role=option]");
  if (!option) return;
  event.preventDefault(); // The field keeps the focus.
  take(option.closest("[data-mentions]").querySelector("textarea"), option);
});

document.addEventListener("focusout", ({ target }) => {
  if (target.tagName === "TEXTAREA" && listOf(target)) hide(target);
});
