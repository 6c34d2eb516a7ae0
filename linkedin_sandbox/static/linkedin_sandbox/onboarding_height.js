/* Tells the page around the frame how tall its content is, whenever that changes. */
const query = new URLSearchParams(location.search);
const content = document.documentElement;
new ResizeObserver(() => {
  const height = Math.ceil(content.getBoundingClientRect().height);
  window.parent.postMessage({ frame: query.get("frame"), height }, query.get("origin"));
}).observe(content);
