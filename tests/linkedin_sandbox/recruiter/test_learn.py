"""*Learn RSC in ten minutes*: the page, its links, and the steps that were done."""

import pytest

from tests.linkedin_sandbox.api.retrieval.retrieving import (
    OKKO,
    RITA,
    elements,
    events,
    notes,
    seat_urn,
    stubs,
)
from tests.linkedin_sandbox.customer import application, application_key, candidate, candidate_key

DONE = "//ol[@class='steps']/li[.//*[text()='Done']]"


def done(page):
    (said,) = page.all("//*[@role='status']/strong")
    return said


@pytest.fixture
def walked(linkedin, connected):
    """Everything the page teaches has happened, but for the link by hand."""
    made = linkedin.export(member="ilse-marbach-demo", seat=RITA, job="JOB-0042")
    connected.call("GET", f"exportedCandidates?q=request&requestId={made}")
    connected.put("atsCandidates", {candidate_key("cand-1"): candidate()})
    connected.put(
        "atsApplications", {application_key("appl-1"): application(atsJobPostingId="JOB-0042")}
    )
    linkedin.write_inmail(seat=RITA, member=OKKO, body="Hello")
    linkedin.answer(seat=RITA, member=OKKO, body="Gladly", shares=True)
    linkedin.write_note(seat=RITA, member=OKKO, text="Calm")
    return connected


def test_on_the_first_day_nothing_is_done_and_nobody_needs_a_seat(somebody, linkedin):
    page = somebody.open("/learn/")

    assert page.all("//h1") == ["Learn RSC in ten minutes"]
    assert (done(page), page.all(DONE)) == ("0 of 12 steps done.", [])


def test_it_teaches_the_four_features_and_the_words_of_both(somebody, linkedin):
    page = somebody.open("/learn/")

    assert page.all("//main//h2") == [
        "Switch it on",
        "One-click export",
        "In-ATS indicator",
        "Profile widget",
        "InMail, notes and stub profiles",
        "The words of both",
    ]
    assert "Export to ATS Export" in page.all("//table")[0]


def test_every_page_it_leads_to_is_there(rita, linkedin):
    page = rita.open("/learn/")
    links = {link.get("href") for link in page.tree.xpath("//main//a")}
    here = sorted(link for link in links if link.startswith("/"))

    assert len(here) >= 7
    assert {rita.open(link).status for link in here} == {200}
    targets = {link[1:] for link in links if link.startswith("#")}
    assert targets <= {found.get("id") for found in page.tree.xpath("//*[@id]")}


def test_steps_are_ticked_off_as_they_happen(somebody, linkedin, walked):
    before = done(somebody.open("/learn/"))
    collect(walked, linkedin)
    link(walked, "cand-2", okko())

    assert (before, done(somebody.open("/learn/"))) == (
        "10 of 12 steps done.",
        "12 of 12 steps done.",
    )


def test_that_the_ats_sent_other_people_is_no_step(somebody, linkedin, connected):
    linkedin.export(member="ilse-marbach-demo", seat=RITA)
    before = done(somebody.open("/learn/"))

    connected.put("atsCandidates", {candidate_key("cand-2"): okko()})
    connected.put(
        "atsApplications", {application_key("appl-2"): application(atsCandidateId="cand-2")}
    )

    assert done(somebody.open("/learn/")) == before


def test_whom_the_ats_links_after_an_export_nobody_has_linked(somebody, walked):
    before = done(somebody.open("/learn/"))

    link(walked, "cand-1", candidate())

    assert done(somebody.open("/learn/")) == before


def test_all_is_collected_once_the_ats_was_given_the_last_of_each(somebody, linkedin, walked):
    before = done(somebody.open("/learn/"))
    at = linkedin.now_ms()
    empty = {"cutoffDate": at - 2_000, "beforeDate": at - 1_000}
    assert elements(notes(walked, **empty)) == []
    collect(walked, linkedin)
    collected = done(somebody.open("/learn/"))
    linkedin.write_inmail(seat=RITA, member=OKKO, body="One more thing")

    assert (before, collected, done(somebody.open("/learn/"))) == (
        "10 of 12 steps done.",
        "11 of 12 steps done.",
        "10 of 12 steps done.",
    )


def collect(customer, linkedin):
    """Fetch InMails, stub profiles and notes of the last minute, as an ATS does."""
    at = linkedin.now_ms() + 1
    since = at - 60_000
    assert elements(events(customer, timeRange_start=since, timeRange_end=at))
    assert elements(stubs(customer, owners=seat_urn(), createdDateStart=since, createdDateEnd=at))
    assert elements(notes(customer, cutoffDate=since, beforeDate=at))


def link(customer, our_id, fields):
    key = candidate_key(our_id)
    customer.put("atsCandidates", {key: fields})
    (member,) = customer.get("atsCandidates", [key]).json()["results"][key]["matchedMembers"]
    customer.patch("atsCandidates", {key: {"$set": {"manualMatchedMember": member}}})


def okko():
    return candidate(
        firstName="Okko", lastName="Janssen", emailAddresses=["okko.janssen@example.org"]
    )
