// Every behaviour of the frame. Each may be removed here without breaking a page.
import "./floating.js";
import "./rows.js";
import "./search.js";
import "./toasts.js";

// Where a narrow screen cuts a row of tabs off, it starts at the current one.
for (const tab of document.querySelectorAll(".tabs [aria-current]")) {
  const row = tab.parentElement;
  row.scrollLeft = tab.offsetLeft - row.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2;
}
