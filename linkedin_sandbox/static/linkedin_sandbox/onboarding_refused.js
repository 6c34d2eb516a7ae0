/* LinkedIn's widget only complains in the console of the page around it; so does this one. */
const refusal = document.getElementById("onboarding-refusal");
window.parent.postMessage(
  { frame: refusal.dataset.frame, refused: refusal.textContent.trim() },
  "*",
);
