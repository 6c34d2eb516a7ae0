/* Hands what was linked or unlinked to the page around the frame. */
const { frame, origin, event, person } = document.getElementById("widget-told").dataset;
window.parent.postMessage({ frame, [event]: person }, origin);
