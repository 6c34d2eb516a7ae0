// Where the focus goes when what had it is gone: to the same thing, else to the next of its kind, else
// to the page's content; never to the top of the window.
//
// A form that was sent mostly leads back to its page, which is then a new one. What htmx renewed of a
// page is treated the same way.

const KEY = "focus-after-sending";
const main = document.getElementById("main");
const page = () => location.pathname + location.search;
const pathOf = (form) => new URL(form.getAttribute("action") ?? "", location.href).pathname;
// /jobs/<id>/stages/<id>/removal/ is done to /jobs/<id>/stages/<id>/.
const thingOf = (path) => path.replace(/[^/]*\/?$/, "");
// Forms that do the same to different things: their addresses differ in ids alone.
const kindOf = (path) => `${path.split("/").length} ${path.slice(thingOf(path).length)}`;

const forms = () => [...main.querySelectorAll("form[method=post]")];
const kinOf = (path) => forms().filter((form) => kindOf(pathOf(form)) === kindOf(path));
const placeOf = (form) => ({ page: page(), path: pathOf(form), place: kinOf(pathOf(form)).indexOf(form) });

// Where only Enter sends a form, its field is what takes the focus.
function targetOf(form) {
  const button = form.querySelector("button:not([type=button], :disabled)");
  return button?.matches(".visually-hidden") ? form.querySelector("input:not([type=hidden])") : button;
}

function focusAt({ page: asked, path, place }) {
  const isSamePage = asked === page();
  const usable = forms().filter((form) => targetOf(form)?.checkVisibility());
  const same = usable.filter((form) => pathOf(form) === path);
  const isOfThing = (form) => isSamePage && thingOf(pathOf(form)) === thingOf(path);
  const kin = usable.filter((form) => kindOf(pathOf(form)) === kindOf(path));
  const [next = []] = [same, usable.filter(isOfThing).slice(0, 1), kin].filter((found) => found.length);
  const form = next[Math.min(place, next.length - 1)];
  if (form) targetOf(form).focus();
  else if (isSamePage) main.focus();
}

const isLost = () => document.activeElement === document.body;

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || !main?.contains(form)) return;
  setTimeout(() => {
    if (event.defaultPrevented) return;
    sessionStorage.setItem(KEY, JSON.stringify(placeOf(form)));
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

const sent = JSON.parse(sessionStorage.getItem(KEY));
sessionStorage.removeItem(KEY);
if (main && sent && isLost()) focusAt(sent);
