// The search for everything: `/` or Ctrl/⌘ K goes there, arrows choose, Enter opens, Escape leaves.
//
// The first hit is chosen from the start, so Enter opens it; whoever is faster than the answer opens
// the first hit of what they typed as soon as it is there. Where there is none, Enter sends the form:
// the results page says more. What an arrow chose stays chosen when a later answer still has it.

const form = document.querySelector("[data-search]");
const input = form?.querySelector("input");
const results = document.getElementById("search-results");
let chosen = -1;
let shownFor = "";
let isOpeningFirst = false;
let chosenByHand = ""; // an address, or nothing since the last letter

const typed = () => input.value.trim();
const options = () => [...results.querySelectorAll("a[role=option]")];

function choose(index) {
  const all = options();
  chosen = all.length ? (index + all.length) % all.length : -1;
  all.forEach((option, place) => option.setAttribute("aria-selected", String(place === chosen)));
  all[chosen]?.scrollIntoView({ block: "nearest" });
  if (chosen < 0) input.removeAttribute("aria-activedescendant");
  else input.setAttribute("aria-activedescendant", all[chosen].id);
}

function show(isShown) {
  results.hidden = !isShown;
  input.setAttribute("aria-expanded", String(isShown && results.childElementCount > 0));
}

function keyInSearch(event) {
  if (event.isComposing) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    show(true);
    choose(chosen + (event.key === "ArrowDown" ? 1 : -1));
    chosenByHand = options()[chosen]?.href ?? "";
  } else if (event.key === "Enter") {
    openChosen(event);
  } else if (event.key === "Escape") {
    event.preventDefault();
    show(false);
    input.blur();
  }
}

function openChosen(event) {
  const isBehind = shownFor !== typed() && !chosenByHand;
  if (!isBehind && chosen < 0) return;
  event.preventDefault();
  if (!isBehind) return options()[chosen].click();
  isOpeningFirst = true;
  input.dispatchEvent(new Event("search"));
}

function showFound({ detail }) {
  shownFor = String(detail.requestConfig.parameters.q ?? "").trim();
  const kept = options().findIndex((option) => option.href === chosenByHand);
  if (kept < 0) chosenByHand = "";
  choose(Math.max(0, kept));
  show(document.activeElement === input);
  if (isOpeningFirst && shownFor === typed()) {
    isOpeningFirst = false;
    if (chosen < 0) form.requestSubmit();
    else options()[0].click();
  }
}

function forgetWish() {
  isOpeningFirst = false;
  chosenByHand = "";
}

function goThere(event) {
  const isTyping = event.target.closest("input, select, textarea, [contenteditable]");
  const isShortcut = (event.metaKey || event.ctrlKey) && event.key.toLowerCase() === "k";
  if (!isShortcut && (event.key !== "/" || isTyping || event.metaKey || event.ctrlKey)) return;
  if (document.querySelector("dialog[open]")) return;
  event.preventDefault();
  input.focus();
  input.select();
}

if (input && results) {
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-controls", results.id);
  input.setAttribute("aria-autocomplete", "list");
  show(false);
  input.addEventListener("keydown", keyInSearch);
  input.addEventListener("focus", () => show(true));
  form.addEventListener("focusout", (event) => form.contains(event.relatedTarget) || show(false));
  document.addEventListener("keydown", goThere);
  input.addEventListener("input", forgetWish);
  results.addEventListener("htmx:afterSwap", showFound);
}
