// Whoever signs out and goes back finds no page of theirs. The server has the browser forget those it
// keeps, all but the one that is being left: that one asks anew when it is shown again.

let leaves = false;

document.addEventListener("submit", (event) => {
  leaves ||= event.target.matches("[data-sign-out]");
});

window.addEventListener("pageshow", (event) => {
  if (event.persisted && leaves) window.location.reload();
});
