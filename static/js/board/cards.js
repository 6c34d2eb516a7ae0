// The cards on the board: finding them, and putting them where they belong.

export const byId = (id) => document.querySelector(`[data-card="${id}"]`);
export const cardAt = (node) => node.closest?.("[data-card]");
export const columnOf = (stage) => document.querySelector(`[data-column="${stage}"]`);
export const nameOn = (card) => card.querySelector(".card__name").textContent;

export function focusOn(card) {
  card?.querySelector(".card__name, a")?.focus({ preventScroll: false });
}

export function place(card, former) {
  const list = columnOf(card.dataset.stage)?.querySelector("[data-cards]");
  if (former && former.parentElement === list) former.replaceWith(card);
  else {
    former?.remove();
    list?.prepend(card);
  }
}

// Without an answer nobody knows where the card stands: it goes back to where it was last seen.
export function putBack(card) {
  if (!card) return;
  card.classList.remove("is-moving");
  if (card.closest("[data-column]")?.dataset.column !== card.dataset.stage) place(card, card);
}

// The focus goes on to the next card of the column, else to the nearest of another one.
export function leave(card, hadFocus) {
  const all = [...document.querySelectorAll("[data-card]")];
  const here = all.indexOf(card);
  const next = card?.nextElementSibling ?? card?.previousElementSibling ?? all[here + 1] ?? all[here - 1];
  card?.remove();
  if (!hadFocus) return;
  if (next) focusOn(next);
  else document.getElementById("main").focus();
}

// How many stand in each column, as an answer says.
export function showCounts(answer) {
  for (const count of answer.querySelectorAll("[data-fresh-count]")) {
    const head = document.querySelector(`[data-count="${count.dataset.freshCount}"]`);
    if (head) head.textContent = count.value;
  }
  for (const note of answer.querySelectorAll("[data-fresh-note]")) {
    const head = document.querySelector(`[data-note="${note.dataset.freshNote}"]`);
    if (head) head.textContent = note.value;
  }
}
