// Messages leave after a while unless somebody is at them; a failed request says so. Those with a
// way back say themselves how long it is open: `data-toast="8000"`.
//
// What scripts say stands in the page, where it is translated: `data-say-moved="Moved {name}."`.

const STAY_MS = 8000;
const region = document.getElementById("toasts");

function watch(toast) {
  const stayMs = Number(toast.dataset.toast) || STAY_MS;
  setTimeout(function leave() {
    if (toast.matches(":hover, :focus-within")) setTimeout(leave, stayMs);
    else toast.remove();
  }, stayMs);
}

// A name of a script written from right to left keeps its direction to itself, as in base/bidi.py.
const FROM_THE_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const isolated = (text) => (FROM_THE_RIGHT.test(text) ? `\u2068${text}\u2069` : text);

export function worded(element, name, gaps = {}) {
  const filled = (gap, key) => isolated(gaps[key] ?? gap);
  return element.dataset[name].replace(/\{(\w+)\}/g, filled);
}

export const general = (name, gaps) => worded(region, name, gaps);

export function say(words, url = "") {
  const toast = document.createElement("div");
  toast.className = "toast";
  toast.append(url ? linkTo(url, words) : words);
  region.append(toast);
  watch(toast);
}

function linkTo(url, words) {
  const link = document.createElement("a");
  link.className = "toast__link";
  link.href = url;
  link.textContent = words;
  return link;
}

region?.querySelectorAll("[data-toast]").forEach(watch);
new MutationObserver((changes) => {
  for (const { addedNodes } of changes) {
    for (const node of addedNodes) if (node.matches?.("[data-toast]")) watch(node);
  }
}).observe(region ?? document.createElement("div"), { childList: true });

// Where the focus was before it came to a message; there it goes back to.
let former = null;
document.addEventListener("focusin", (event) => {
  if (!region?.contains(event.target)) former = event.target;
});

document.addEventListener("click", (event) => {
  const toast = event.target.closest("[data-dismiss]")?.closest(".toast");
  if (!toast) return;
  const next = toast.nextElementSibling ?? toast.previousElementSibling;
  toast.remove();
  (next?.querySelector("button") ?? (former?.isConnected ? former : document.getElementById("main")))?.focus();
});

// `z` takes back what the last message says, where a page has no keys of its own for it.
document.addEventListener("keydown", (event) => {
  const isTyped = event.target.closest("input, select, textarea, dialog, [popover]");
  if (event.key !== "z" || event.metaKey || event.ctrlKey || event.altKey || isTyped) return;
  if (!event.defaultPrevented) [...region.querySelectorAll("[data-undo]")].at(-1)?.click();
});

document.addEventListener("htmx:responseError", (event) => {
  const { status, responseText } = event.detail.xhr;
  const type = event.detail.xhr.getResponseHeader("Content-Type") ?? "";
  if (type.startsWith("text/plain") && responseText) say(responseText);
  else if (status === 403) say(general("sayForbidden"));
  else if (status === 404) say(general("sayGone"));
  else say(general("sayFailed"));
});
document.addEventListener("htmx:sendError", () => {
  say(general("sayOffline"));
});
