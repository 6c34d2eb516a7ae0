/* A stand-in for LinkedIn's platform script: it knows the ATSIntegrationWidget and nothing else.
   It must work under the embedding page's strict policy, so it sets no inline style. */
(() => {
  "use strict";

  const self = document.currentScript;
  const home = new URL(self.src).origin;
  const settings = readSettings(self.textContent);
  const frames = new Map();
  let count = 0;

  function readSettings(text) {
    const pairs = text.split("\n").map((line) => /^\s*(\w+):\s*(.*?)\s*$/.exec(line));
    return Object.fromEntries(pairs.filter(Boolean).map(([, name, value]) => [name, value]));
  }

  function frameAddress(data, id) {
    const address = new URL("/xdoor/widgets/onboarding", home);
    address.searchParams.set("api_key", settings.api_key || "");
    address.searchParams.set("origin", location.origin);
    address.searchParams.set("bundles", data.supportedBundledIntegrationTypes || "");
    address.searchParams.set("frame", id);
    return address.href;
  }

  function openFrame(place) {
    const id = `onboarding-${(count += 1)}`;
    const frame = document.createElement("iframe");
    frame.title = "LinkedIn: authorize the integration";
    frame.src = frameAddress(place.dataset, id);
    frame.setAttribute("width", place.dataset.width || "500");
    frame.setAttribute("height", place.dataset.height || "480");
    frame.setAttribute("data-linkedin-widget", id);
    const isFixed = "height" in place.dataset;
    frames.set(id, { frame, isFixed, callback: place.dataset.onintegrate });
    place.replaceWith(frame);
  }

  function openFrames() {
    if (!settings.api_key) {
      console.error("in.js: no api_key was found inside its script tag");
      return;
    }
    document.querySelectorAll('script[type="IN/ATSIntegrationWidget"]').forEach(openFrame);
  }

  function fit(frame, height) {
    // By the difference, for the embedding page decides whether borders are part of the height.
    frame.height = Number(frame.height) + height - frame.clientHeight;
  }

  function hear(event) {
    const known = event.origin === home && event.data && frames.get(event.data.frame);
    if (!known || event.source !== known.frame.contentWindow) return;
    if (event.data.refused) {
      console.error(`in.js: ${event.data.refused}`);
      return;
    }
    if (event.data.height) {
      if (!known.isFixed) fit(known.frame, event.data.height);
      return;
    }
    const callback = window[known.callback];
    if (typeof callback === "function") callback(event.data.integrations);
    else console.error(`in.js: there is no global function named ${known.callback}`);
  }

  window.addEventListener("message", hear);
  window.IN = { parse: openFrames };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", openFrames);
  else openFrames();
})();
