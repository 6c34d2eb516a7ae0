// The last change can be taken back: by the button beside its sentence, or by `z`.
import { general } from "../toasts.js";

let lastUndo = null;

export function sayWithUndo(words, undo) {
  lastUndo = undo;
  const toast = document.createElement("div");
  toast.className = "toast";
  toast.dataset.toast = "";
  const text = document.createElement("span");
  text.className = "grow";
  text.textContent = words;
  const button = document.createElement("button");
  button.className = "button button--quiet button--small";
  button.type = "button";
  button.textContent = general("sayUndo");
  button.title = general("sayUndoKey");
  button.addEventListener("click", () => {
    toast.remove();
    takeBack(undo);
  });
  toast.append(text, button);
  document.getElementById("toasts").replaceChildren(toast);
}

// Returns whether there was something to take back.
export function undoLast() {
  return takeBack(lastUndo);
}

function takeBack(undo) {
  lastUndo = null;
  undo?.();
  return Boolean(undo);
}
