/* A stand-in for LinkedIn's platform script: it knows the ATSIntegrationWidget and the HcmWidget.
   It must work under the embedding page's strict policy, so it sets no inline style. */
(() => {
  "use strict";

  const self = document.currentScript;
  const home = new URL(self.src).origin;
  const settings = readSettings(self.textContent);
  const frames = new Map();
  let count = 0;

  /* What each widget asks of its frame, how large it begins, and whom it tells of what happened. */
  const WIDGETS = {
    ATSIntegrationWidget: {
      path: "/xdoor/widgets/onboarding",
      title: "LinkedIn: authorize the integration",
      size: ["500", "480"],
      asks: (data) => ({ bundles: data.supportedBundledIntegrationTypes }),
      tells: (data) => ({ integrations: data.onintegrate }),
    },
    HcmWidget: {
      path: "/xdoor/widgets/profile",
      title: "LinkedIn: profile",
      size: ["600", "320"],
      asks: (data) => ({
        type: data.widgetType,
        candidate: data.atsCandidateId,
        context: data.integrationContext,
        unlinkable: data.showUnlinkUrl,
        confirms: data.confirmUnlink,
      }),
      tells: (data) => ({ linked: data.onlink, unlinked: data.onunlink }),
    },
  };

  function readSettings(text) {
    const pairs = text.split("\n").map((line) => /^\s*(\w+):\s*(.*?)\s*$/.exec(line));
    return Object.fromEntries(pairs.filter(Boolean).map(([, name, value]) => [name, value]));
  }

  function frameAddress(widget, data, id) {
    const address = new URL(widget.path, home);
    const asked = { api_key: settings.api_key, origin: location.origin, frame: id };
    for (const [name, value] of Object.entries({ ...asked, ...widget.asks(data) })) {
      address.searchParams.set(name, value || "");
    }
    return address.href;
  }

  function openFrame(widget, place) {
    const id = `widget-${(count += 1)}`;
    const frame = document.createElement("iframe");
    const [width, height] = widget.size;
    frame.title = widget.title;
    frame.src = frameAddress(widget, place.dataset, id);
    frame.setAttribute("width", place.dataset.width || width);
    frame.setAttribute("height", place.dataset.height || height);
    frame.setAttribute("data-linkedin-widget", id);
    const isFixed = "height" in place.dataset;
    frames.set(id, { frame, isFixed, callbacks: widget.tells(place.dataset) });
    place.replaceWith(frame);
  }

  function openFrames() {
    if (!settings.api_key) {
      console.error("in.js: no api_key was found inside its script tag");
      return;
    }
    for (const [name, widget] of Object.entries(WIDGETS)) {
      const places = document.querySelectorAll(`script[type="IN/${name}"]`);
      places.forEach((place) => openFrame(widget, place));
    }
  }

  function fit(frame, height) {
    // By the difference, for the embedding page decides whether borders are part of the height.
    frame.height = Number(frame.height) + height - frame.clientHeight;
  }

  function tell(name, value) {
    const callback = window[name];
    if (typeof callback === "function") callback(value);
    else if (name) console.error(`in.js: there is no global function named ${name}`);
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
    for (const [what, name] of Object.entries(known.callbacks)) {
      if (what in event.data) tell(name, event.data[what]);
    }
  }

  window.addEventListener("message", hear);
  window.IN = { parse: openFrames };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", openFrames);
  else openFrames();
})();
