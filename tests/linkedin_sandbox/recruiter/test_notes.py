"""Recruiters' notes about a member: written, changed, shared, deleted."""

from tests.linkedin_sandbox.api.retrieval.retrieving import elements, notes

ILSE = "/recruiter/members/ilse-marbach-demo/"
FORM = "//main//form[.//textarea]"
SHOWN = "//section[@aria-labelledby='recruiter-notes']//*[@class='verbatim']"


def write(person, text, **values):
    return person.send(person.open(f"{ILSE}note/"), FORM, text=text, **values)


def delivered(linkedin, customer):
    at = linkedin.now_ms()
    found = elements(notes(customer, cutoffDate=at - 3_600_000, beforeDate=at + 3_600_000))
    return [(one["note"], one["active"]) for one in found]


def test_a_shared_note_is_seen_by_colleagues_and_the_ats(rita, carl, linkedin, customer):
    page = write(rita, "Knows <b>cold</b> chain")

    assert page.all(SHOWN) == carl.open(ILSE).all(SHOWN) == ["Knows <b>cold</b> chain"]
    assert delivered(linkedin, customer) == [("Knows <b>cold</b> chain", True)]


def test_a_private_note_is_its_writers_alone(rita, carl, linkedin, customer):
    page = write(rita, "For me", is_shared="")

    assert page.all(SHOWN) == ["For me"]
    assert "Only you" in page.text
    assert (carl.open(ILSE).all(SHOWN), delivered(linkedin, customer)) == ([], [])


def test_a_note_is_changed_and_stays_shared(rita, linkedin, customer):
    page = write(rita, "Knows cold chain")
    form = rita.open(page.one("//section//a[contains(., 'Change or delete')]").get("href"))

    refused = rita.send(form, FORM, text="Knows frozen chain", is_shared="")
    page = rita.send(form, FORM, text="Knows frozen chain", is_shared="on")

    assert (refused.status, refused.alerts) == (
        422,
        ["A shared note stays shared. Delete it instead."],
    )
    assert page.all(SHOWN) == ["Knows frozen chain"]
    assert delivered(linkedin, customer) == [("Knows frozen chain", True)]


def test_a_deleted_note_is_gone_and_the_ats_is_told(rita, linkedin, customer):
    page = write(rita, "Knows cold chain")
    form = rita.open(page.one("//section//a[contains(., 'Change or delete')]").get("href"))

    page = rita.send(form, "//form[.//button[text()='Delete note']]")

    assert (page.said, page.all(SHOWN)) == (["The note was deleted."], [])
    assert delivered(linkedin, customer) == [("Knows cold chain", False)]


def test_a_colleagues_note_cannot_be_changed(rita, carl, customer):
    page = write(rita, "Knows cold chain")
    address = page.one("//section//a[contains(., 'Change or delete')]").get("href")

    assert carl.open(address).status == 404
    assert "Change or delete" not in carl.open(ILSE).text


def test_a_note_of_nothing_is_refused(rita, customer):
    page = write(rita, " ")

    assert (page.status, page.alerts) == (422, ["Write something first."])
