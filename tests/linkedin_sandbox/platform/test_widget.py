"""Section 4.1 in a browser: in.js under the strict policy of the page around it."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.linkedin_sandbox.customer import provision

pytestmark = pytest.mark.journey

PAGE = """<!doctype html><title>ATS</title><meta charset="utf-8">
<script type="text/javascript" src="{linkedin}/xdoor/scripts/in.js">
  api_key: {api_key}
  extensions: ATSIntegrationWidget@{linkedin}/rsc/extensions/onboarding-widget
</script>
<script src="/page.js"></script>
<body>
<script type="IN/ATSIntegrationWidget"
  data-supported-bundled-integration-types="RECRUITER_SYSTEM_CONNECT_COMPANY,RECRUITER_SYSTEM_CONNECT_CONTRACT"
  data-onintegrate="onIntegrate" data-width="640"></script>
<pre id="result"></pre>"""
SCRIPT = """function onIntegrate(value) {
  document.getElementById("result").textContent = JSON.stringify(value);
}"""


class Site:
    """The embedding page on an origin of its own."""

    def __init__(self, linkedin: str) -> None:
        self.linkedin = linkedin
        self.api_key = ""
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                is_script = self.path == "/page.js"
                page = PAGE.format(linkedin=site.linkedin, api_key=site.api_key)
                body = (SCRIPT if is_script else page).encode()
                self.send_response(200)
                kind = "text/javascript" if is_script else "text/html"
                self.send_header("Content-Type", f"{kind}; charset=utf-8")
                self.send_header("Content-Security-Policy", site.policy)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"

    @property
    def policy(self) -> str:
        return (
            f"default-src 'self'; script-src 'self' {self.linkedin}; "
            f"frame-src {self.linkedin}; style-src 'self'"
        )


@pytest.fixture
def site(linkedin) -> Iterator[Site]:
    served = Site(linkedin.url)
    thread = threading.Thread(target=served.server.serve_forever, args=(0.02,))
    thread.start()
    yield served
    served.server.shutdown()
    thread.join()
    served.server.server_close()


@pytest.fixture
def page(chromium):
    context = chromium.new_context()
    opened = context.new_page()
    opened.complaints = []
    opened.on("console", lambda message: opened.complaints.append(message.text))
    yield opened
    context.close()


def test_an_admin_authorizes_with_the_keyboard(linkedin, parent, site, page):
    site.api_key = provision(parent, validJsSdkDomains=[site.url]).client_id

    page.goto(site.url)
    frame = page.frame_locator("iframe")
    frame.get_by_label("Sign in as an admin of Recruiter").wait_for()
    frame.get_by_role("button", name="Sign in").press("Enter")
    frame.get_by_role("radio", name="Nordwind Recruiting (550017)").press("Tab")
    page.keyboard.press("Enter")
    frame.get_by_text("4 integrations can now be set up").wait_for()
    page.wait_for_function("document.getElementById('result').textContent")
    value = json.loads(page.locator("#result").text_content())

    assert page.locator("iframe").get_attribute("width") == "640"
    assert [one["integrationType"] for one in value] == [
        "ONE_CLICK_EXPORT",
        "IN_ATS_INDICATOR",
        "PROFILE_PLUGIN",
        "CSA_API",
    ]
    assert value[3]["integrationContext"] == "urn:li:contract:550017"
    assert page.complaints == []
    assert {one["status"] for one in linkedin.state()["integrations"]} == {"PRE_AUTHORIZED"}


def test_the_frame_is_as_tall_as_what_it_shows(linkedin, parent, site, page):
    site.api_key = provision(parent, validJsSdkDomains=[site.url]).client_id

    page.goto(site.url)
    page.frame_locator("iframe").get_by_role("button", name="Sign in").wait_for()
    asking = height_that_fits(page)
    page.frame_locator("iframe").get_by_role("button", name="Sign in").click()
    page.frame_locator("iframe").get_by_role("button", name="Authorize").wait_for()
    choosing = height_that_fits(page)

    assert 100 < asking < choosing


def test_a_page_that_is_not_registered_sees_why(linkedin, parent, site, page):
    site.api_key = provision(parent).client_id

    page.goto(site.url)
    frame = page.frame_locator("iframe")
    frame.get_by_text("is not among the validJsSdkDomains").wait_for()

    assert page.locator("#result").text_content() == ""
    assert any("validJsSdkDomains" in text for text in page.complaints)


def height_that_fits(page) -> int:
    """Wait until the frame ends where its content does, and return its height."""
    content = page.frames[-1].locator("html")
    for _ in range(100):
        height = page.locator("iframe").evaluate("(frame) => frame.clientHeight")
        if 0 <= height - content.evaluate("(html) => html.getBoundingClientRect().height") < 1:
            return height
        page.wait_for_timeout(50)
    raise AssertionError(f"The frame stays {height} px tall.")
