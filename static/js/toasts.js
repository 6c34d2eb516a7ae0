// Messages leave after a while unless somebody is at them; a failed request says so.

const STAY_MS = 8000;
const region = document.getElementById("toasts");

function watch(toast) {
  setTimeout(function leave() {
    if (toast.matches(":hover, :focus-within")) setTimeout(leave, STAY_MS);
    else toast.remove();
  }, STAY_MS);
}

export function say(words) {
  const toast = document.createElement("div");
  toast.className = "toast";
  toast.append(words);
  region.append(toast);
  watch(toast);
}

region?.querySelectorAll("[data-toast]").forEach(watch);
new MutationObserver((changes) => {
  for (const { addedNodes } of changes) {
    for (const node of addedNodes) if (node.matches?.("[data-toast]")) watch(node);
  }
}).observe(region ?? document.createElement("div"), { childList: true });

document.addEventListener("click", (event) => {
  event.target.closest("[data-dismiss]")?.closest(".toast")?.remove();
});

document.addEventListener("htmx:responseError", (event) => {
  const { status, responseText } = event.detail.xhr;
  const type = event.detail.xhr.getResponseHeader("Content-Type") ?? "";
  if (type.startsWith("text/plain") && responseText) say(responseText);
  else if (status === 403) say("That is not allowed for you. Nothing was changed.");
  else if (status === 404) say("That is no longer there. Reload the page.");
  else say("The server could not do that. Nothing was changed; try again.");
});
document.addEventListener("htmx:sendError", () => {
  say("No connection to Tandem. Nothing was changed; try again when you are online.");
});
