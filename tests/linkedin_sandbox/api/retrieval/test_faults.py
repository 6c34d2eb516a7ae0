"""What may go wrong while an ATS retrieves: arranged answers, and elements of any shape."""

import pytest

from tests.linkedin_sandbox.api.retrieval.retrieving import (
    ILSE,
    RITA,
    THEN_MS,
    ask,
    elements,
    events,
    notes,
    seat_urn,
    stubs,
    versioned,
)
from tests.linkedin_sandbox.customer import CONTRACT

WINDOW = {"timeRange_start": THEN_MS, "timeRange_end": THEN_MS + 60_000}
NOTES = {"cutoffDate": THEN_MS, "beforeDate": THEN_MS + 60_000}


@pytest.mark.parametrize("status", [401, 403, 404, 429, 500, 503])
def test_any_refusal_can_be_arranged(linkedin, customer, status):
    linkedin.fail_next("conversationEvents", status, retry_after_s=3)

    refused = events(customer, **WINDOW)

    assert (refused.status_code, refused.headers["Retry-After"]) == (status, "3")
    assert events(customer, **WINDOW).status_code == 200


def test_so_can_nonsense(linkedin, customer):
    linkedin.break_next("mailStubs", "nonsense")
    linkedin.break_next("prospectNotes", "misshapen")

    html, misshapen = stubs(customer, owners=seat_urn()), notes(customer, **NOTES)

    assert (html.status_code, html.text[:6]) == (200, "<html>")
    assert (misshapen.status_code, misshapen.json()) == (200, ["Something went wrong"])
    assert elements(notes(customer, **NOTES)) == []


def test_the_versioned_api_fails_as_arranged_too(linkedin, customer):
    linkedin.fail_next("atsPurgedExportedCandidates", 500)

    assert versioned(customer, "atsPurgedExportedCandidates").status_code == 500


@pytest.mark.parametrize("element", [None, "text", {}, {"id": "evt-0", "createdAt": "soon"}])
def test_an_element_of_any_shape_stands_at_the_end_of_the_first_page(linkedin, customer, element):
    linkedin.write_inmail(seat=RITA, member=ILSE, body="Hello", at_ms=THEN_MS)
    linkedin.add_element("conversationEvents", element)

    first = elements(events(customer, **WINDOW))
    second = elements(events(customer, **WINDOW, start=10))

    assert (first[0]["body"], first[1:], second) == ("Hello", [element], [])


def test_seats_can_have_one_more_too(linkedin, customer):
    linkedin.add_element("seatsV2", {"id": "no number"})

    found = elements(ask(customer, "seatsV2", q="attributes", contracts=CONTRACT, start=0))

    assert found[-1] == {"id": "no number"}


def test_what_passed_between_recruiters_and_a_member_can_be_read_back(linkedin, customer):
    linkedin.write_inmail(seat=RITA, member=ILSE, body="Hello")
    linkedin.answer(seat=RITA, member=ILSE, body="Gladly", shares={"email": "ilse@home.example"})
    linkedin.write_note(seat=RITA, member=ILSE, text="Calm")

    told = linkedin.interactions(ILSE)

    assert [(one["body"], one["is_answer"]) for one in told["inmails"]] == [
        ("Hello", False),
        ("Gladly", True),
    ]
    assert told["stubs"] == [{"seat_number": RITA, "email": "ilse@home.example", "phone": ""}]
    assert [note["text"] for note in told["notes"]] == ["Calm"]
    assert told["projects"] == []
