// The search for everything: `/` or Ctrl/⌘ K goes there, arrows choose, Enter opens, Escape leaves.
// Without a choice Enter sends the form: the plain results page.

const form = document.querySelector("[data-search]");
const input = form?.querySelector("input");
const results = document.getElementById("search-results");
let chosen = -1;

const options = () => [...results.querySelectorAll("[role=option]")];

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
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    show(true);
    choose(event.key === "ArrowDown" ? chosen + 1 : Math.max(chosen, 0) - 1);
  } else if (event.key === "Enter" && chosen >= 0) {
    event.preventDefault();
    options()[chosen].click();
  } else if (event.key === "Escape") {
    event.preventDefault();
    show(false);
    input.blur();
  }
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
  results.addEventListener("htmx:afterSwap", () => {
    choose(-1);
    show(document.activeElement === input);
  });
}
