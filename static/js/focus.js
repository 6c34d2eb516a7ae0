// Where the focus goes when what had it is gone: to the same thing, else to the next of its kind, else
// to the page's content; never to the top of the window.
//
// A form that was sent mostly leads back to its page, or to the one with the link that led to it; both
// are new ones then. What htmx renewed of a page is treated the same way.

const KEY = "focus-after-sending";
const CAME = "focus-came-by";
const main = document.getElementById("main");
const page = () => location.pathname + location.search;
const take = (key) => {
  const kept = JSON.parse(sessionStorage.getItem(key));
  sessionStorage.removeItem(key);
  return kept;
};
const keep = (key, place) => sessionStorage.setItem(key, JSON.stringify(place));

// A way is a form or a link. /jobs/<id>/stages/<id>/removal/ is done to /jobs/<id>/stages/<id>/.
const pathOf = (way) => way.pathname ?? new URL(way.getAttribute("action") ?? "", location.href).pathname;
const thingOf = (path) => path.replace(/[^/]*\/?$/, "");
// Ways to do the same to different things: their addresses differ in ids alone.
const kindOf = (path) => `${path.split("/").length} ${path.slice(thingOf(path).length)}`;

const ways = () => [...main.querySelectorAll("form[method=post], a[href]")];
const kinOf = (path) => ways().filter((way) => kindOf(pathOf(way)) === kindOf(path));
const placeOf = (way) => ({ page: page(), path: pathOf(way), place: kinOf(pathOf(way)).indexOf(way) });

// Where only Enter sends a form, its field is what takes the focus.
function targetOf(way) {
  if (way.matches("a")) return way;
  const button = way.querySelector("button:not([type=button], :disabled)");
  return button?.matches(".visually-hidden") ? way.querySelector("input:not([type=hidden])") : button;
}

function focusAt({ page: former, path, place }) {
  const isSamePage = former === page();
  const usable = ways().filter((way) => targetOf(way)?.checkVisibility());
  const same = usable.filter((way) => pathOf(way) === path);
  const isOfThing = (way) => isSamePage && way.matches("form") && thingOf(pathOf(way)) === thingOf(path);
  const kin = usable.filter((way) => kindOf(pathOf(way)) === kindOf(path));
  const [next = []] = [same, usable.filter(isOfThing).slice(0, 1), kin].filter((found) => found.length);
  const way = next[Math.min(place, next.length - 1)];
  if (way) targetOf(way).focus();
  else if (isSamePage) main.focus();
}

const isLost = () => document.activeElement === document.body;

const sent = take(KEY);
const came = take(CAME);
if (main && sent && isLost()) focusAt(sent);

document.addEventListener("click", ({ target }) => {
  const link = target.closest("#main a[href]");
  if (link) keep(CAME, placeOf(link));
});
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || !main?.contains(form)) return;
  setTimeout(() => {
    if (!event.defaultPrevented) keep(KEY, came?.path === pathOf(form) ? came : placeOf(form));
  });
});

let renewing = null;
document.addEventListener("htmx:beforeRequest", ({ detail }) => {
  const form = detail.elt.closest("form[method=post]");
  renewing = main?.contains(form) ? placeOf(form) : null;
});
document.addEventListener("htmx:afterSettle", () => {
  if (renewing && isLost()) focusAt(renewing);
  renewing = null;
});
