/* Hands the authorized integrations to the page around the frame. */
const holder = document.getElementById("onboarding-result");
window.parent.postMessage(
  { frame: holder.dataset.frame, integrations: JSON.parse(holder.textContent) },
  holder.dataset.origin,
);
