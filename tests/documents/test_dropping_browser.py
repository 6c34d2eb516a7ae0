"""Files are dropped onto the tab, and none has to be looked for twice."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from documents.models import Document
from tests.browsing import sign_in
from tests.factories.candidates import CandidateFactory

pytestmark = pytest.mark.journey

GOOD = {"name": "Ilse.txt", "mimeType": "text/plain", "buffer": b"Ten years at sea."}
BAD = {"name": "empty.txt", "mimeType": "text/plain", "buffer": b""}
DROP = """() => {
  const files = new DataTransfer();
  files.items.add(new File(["Two years in the harbour."], "dropped.txt", { type: "text/plain" }));
  for (const kind of ["dragover", "drop"]) {
    document.querySelector("h2").dispatchEvent(
      new DragEvent(kind, { dataTransfer: files, bubbles: true, cancelable: true }));
  }
}"""


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def has_script(request):
    return request.param


@pytest.fixture
def page(live_server, chromium, recruiter, has_script):
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=has_script)
    page = context.new_page()
    sign_in(page, recruiter)
    page.goto(reverse("candidate-documents", args=[CandidateFactory().public_id]))
    yield page
    context.close()


def names():
    return sorted(Document.objects.values_list("name", flat=True))


def test_what_was_refused_stays_chosen(page, has_script):
    page.get_by_label("Files", exact=True).set_input_files([GOOD, BAD])
    page.get_by_role("button", name="Add", exact=True).click()

    expect(page.get_by_text("empty.txt: This file is empty.", exact=True)).to_be_visible()
    expect(page.get_by_role("heading", name="Document added.")).to_be_visible()
    expect(page.get_by_role("link", name="Ilse.txt").first).to_be_visible()
    assert names() == ["Ilse.txt"]
    if has_script:
        expect(page.get_by_label("Chosen files")).to_have_text("empty.txt")


@pytest.mark.parametrize("has_script", [True], ids=["script"])
def test_a_dropped_file_joins_those_that_were_chosen(page):
    page.get_by_label("Files", exact=True).set_input_files([GOOD])
    page.evaluate(DROP)

    expect(page.get_by_label("Chosen files").get_by_role("listitem")).to_have_count(2)
    page.get_by_role("button", name="Add", exact=True).click()

    expect(page.get_by_text("2 documents added.")).to_be_visible()
    assert names() == ["Ilse.txt", "dropped.txt"]


@pytest.mark.parametrize("has_script", [True], ids=["script"])
def test_files_that_never_arrived_stay_chosen(page):
    page.get_by_label("Files", exact=True).set_input_files([GOOD])
    page.context.set_offline(True)
    page.get_by_role("button", name="Add", exact=True).click()

    expect(page.get_by_text("No connection to Tandem.")).to_be_visible()
    expect(page.get_by_label("Chosen files")).to_have_text("Ilse.txt")
    page.context.set_offline(False)
    page.get_by_role("button", name="Add", exact=True).click()

    expect(page.get_by_text("Document added.")).to_be_visible()
    assert names() == ["Ilse.txt"]
