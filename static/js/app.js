// Every behaviour of the frame. Each may be removed here without breaking a page.
import "./floating.js";
import "./rows.js";
import "./search.js";
import "./toasts.js";
