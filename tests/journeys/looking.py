"""Looking at a page the way a critic does: what is wrong with it, as sentences."""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response

WINDOWS = {"wide": (1440, 900), "narrow": (390, 844)}
STEP_TIMEOUT_MS = 20_000
# Everything is looked for in light; in dark only what depends on colours.
RULES_IN = {"light": None, "dark": {"type": "rule", "values": ["color-contrast"]}}
# What axe found passed or could not decide would only take time to send.
RUN_AXE = """(rules) => Promise.allSettled(document.getAnimations().map((one) => one.finished))
  .then(() => axe.run({resultTypes: ["violations"], ...(rules && {runOnly: rules})}))
  .then((found) => found.violations)"""
IS_TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
# Nothing is pushed out of the page, and no table has to be pushed to and fro.
WIDTHS = (390, 768, 1000)
TOO_WIDE = """() => [document.documentElement, ...document.querySelectorAll(".table-wrap")]
  .filter((box) => box.scrollWidth > box.clientWidth)
  .map((box) => `${box.localName}.${box.className} by ${box.scrollWidth - box.clientWidth} px`)"""
# What is pressed by a finger: with its label, where it has one to press.
TOO_SMALL = """() => {
  const pressed = "button, .button, .sort, .card__menu, summary, nav a, " +
    "select, input:not([type=hidden]), textarea";
  const boxes = (one) => [one, ...(one.labels ?? [])].map((each) => each.getBoundingClientRect());
  const isReal = (one) =>
    one.checkVisibility({visibilityProperty: true}) && !one.matches(".visually-hidden");
  const isSmall = (one) =>
    ["width", "height"].some((side) => boxes(one).every((box) => box[side] < 43.5));
  return [...document.querySelectorAll(pressed)].filter(isReal).filter(isSmall).map((one) =>
    `${one.localName}.${one.className} “${one.textContent.trim().slice(0, 20)}” ` +
    boxes(one).map((box) => `${Math.round(box.width)}x${Math.round(box.height)}`));
}"""
NEWS = "/news/"
# A page's budget, cold.
MOST_REQUESTS = 20
MOST_BYTES = 300_000
MOST_SCRIPT_BYTES = 60_000


@dataclass
class Load:
    """What one load of a page asked for, and what the browser complained of."""

    requests: list[str] = field(default_factory=list)
    scripts: list[Response] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    transferred: int = 0


class Critic:
    """A window without a cache. `faults` gathers what is wrong with all pages opened so far."""

    def __init__(self, context: BrowserContext, name: str) -> None:
        self.name = name
        self.faults: list[str] = []
        self.load = Load()
        self.page: Page = context.new_page()
        self._script_bytes: dict[str, int] = {}
        self._listen(context)

    def open(self, address: str, status: int = 200) -> None:
        """Open a page that should answer with `status`, and look at it."""
        self.load = Load()
        answer = self.page.goto(address)
        if answer is None or answer.status != status:
            self._find(f"answered {answer and answer.status}")
        self.look()

    def look(self) -> None:
        """Look at what is on the page now, in both colour schemes."""
        self.page.evaluate(AXE_SCRIPT)
        for scheme in RULES_IN:
            self.page.emulate_media(color_scheme=scheme)
            self._ask_axe(scheme)
        if self.page.evaluate(IS_TOO_WIDE):
            self._find("is wider than the window")
        for complaint in self.load.complaints:
            self._find(f"made the browser say: {complaint}")

    def expect_fitting(self, address: str) -> None:
        """Find fault where a page does not fit a window of any usual width, or fingers."""
        self.page.goto(address)
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": 844})
            for box in self.page.evaluate(TOO_WIDE):
                self._find(f"is too wide at {width} px: {box}")
            small = self.page.evaluate(TOO_SMALL) if width == min(WIDTHS) else []
            for one in small[:5]:
                self._find(f"has too small a thing to press: {one}")

    def expect_hosts(self, *allowed: str) -> None:
        """Find fault when the page just opened asked anybody else."""
        hosts = {urlsplit(url).netloc for url in self.load.requests if not url.startswith("data:")}
        for host in sorted(hosts - set(allowed)):
            self._find(f"asked {host}")

    def expect_within_budget(self) -> None:
        """Find fault when the page just opened asked us too often, or for too much.

        What the frame of somebody else asks its own house is not counted.
        """
        ours = urlsplit(self.page.url).netloc
        requests = [url for url in self.load.requests if urlsplit(url).netloc == ours]
        scripts = [one for one in self.load.scripts if urlsplit(one.url).netloc == ours]
        script = sum(self._compressed(one) for one in scripts)
        for number, most, what in (
            (len(requests), MOST_REQUESTS, "requests"),
            (self.load.transferred, MOST_BYTES, "bytes"),
            (script, MOST_SCRIPT_BYTES, "bytes of script, compressed"),
        ):
            if number > most:
                self._find(f"took {number} {what}, {most} are allowed")

    def _ask_axe(self, scheme: str) -> None:
        for violation in self.page.evaluate(RUN_AXE, RULES_IN[scheme]):
            places = [" ".join(map(str, node["target"])) for node in violation["nodes"]]
            self._find(f"in {scheme}: {violation['id']} at {', '.join(places[:3])}")

    def _find(self, fault: str) -> None:
        self.faults.append(f"{self.page.url} ({self.name}) {fault}")

    def _compressed(self, script: Response) -> int:
        if script.url not in self._script_bytes:
            self._script_bytes[script.url] = len(gzip.compress(script.body()))
        return self._script_bytes[script.url]

    def _listen(self, context: BrowserContext) -> None:
        self.page.on("request", self._note_request)
        self.page.on("pageerror", lambda error: self.load.complaints.append(str(error)))
        self.page.on("response", self._note_response)
        self.page.on("console", self._note_message)
        network = context.new_cdp_session(self.page)
        network.send("Network.enable")
        network.send("Network.setCacheDisabled", {"cacheDisabled": True})
        network.on("Network.loadingFinished", self._note_bytes)

    def _note_request(self, request: Request) -> None:
        # A page that stays open asks for news again and again; once is part of its beginning.
        is_again = urlsplit(request.url).path == NEWS and request.url in self.load.requests
        if not is_again:
            self.load.requests.append(request.url)

    def _note_response(self, response: Response) -> None:
        if response.request.resource_type == "script":
            self.load.scripts.append(response)

    def _note_message(self, message: ConsoleMessage) -> None:
        # A page that is meant to be missing says so itself; that is no fault of it.
        if message.type in {"error", "warning"} and message.location["url"] != self.page.url:
            self.load.complaints.append(message.text)

    def _note_bytes(self, finished: dict[str, int]) -> None:
        self.load.transferred += finished["encodedDataLength"]


@contextmanager
def open_window(chromium: Browser, window: str, signed_in: Any = None) -> Iterator[Critic]:
    width, height = WINDOWS[window]
    context = chromium.new_context(
        viewport={"width": width, "height": height},
        storage_state=signed_in,
        reduced_motion="reduce",
    )
    context.set_default_timeout(STEP_TIMEOUT_MS)
    yield Critic(context, window)
    context.close()


def host_of(url: str) -> str:
    return urlsplit(url).netloc
