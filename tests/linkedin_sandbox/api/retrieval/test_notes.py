"""Section 9.4: what recruiters noted about members."""

import pytest

from tests.linkedin_sandbox.api.retrieval.retrieving import (
    CARL,
    HOUR_MS,
    ILSE,
    RITA,
    THEN_MS,
    elements,
    notes,
    seat_urn,
)
from tests.linkedin_sandbox.customer import CONTRACT

WINDOW = {"cutoffDate": THEN_MS - HOUR_MS, "beforeDate": THEN_MS + HOUR_MS}


@pytest.fixture
def note(linkedin, customer):
    return linkedin.write_note(seat=RITA, member=ILSE, text="Knows cold chain.", at_ms=THEN_MS)


def test_a_note_says_who_wrote_what_about_whom(customer, note):
    (found,) = elements(notes(customer, **WINDOW))

    assert found == {
        "id": note,
        "active": True,
        "contract": CONTRACT,
        "created": THEN_MS,
        "lastModified": THEN_MS,
        "owner": seat_urn(),
        "member": found["member"],
        "note": "Knows cold chain.",
    }
    assert found["member"].startswith("urn:li:person:")


def test_the_cutoff_is_outside_and_the_end_is_inside(customer, note):
    at, after = THEN_MS, THEN_MS + 1

    assert elements(notes(customer, cutoffDate=at, beforeDate=after)) == []
    assert len(elements(notes(customer, cutoffDate=at - 1, beforeDate=at))) == 1


def test_a_change_moves_a_note_to_its_own_time(linkedin, customer, note):
    linkedin.change_note(note, text="Knows <b>cold</b> chain 🧊", at_ms=THEN_MS + HOUR_MS)

    (found,) = elements(notes(customer, **WINDOW))

    assert (found["id"], found["note"]) == (note, "Knows <b>cold</b> chain 🧊")
    assert (found["created"], found["lastModified"]) == (THEN_MS, THEN_MS + HOUR_MS)
    assert elements(notes(customer, cutoffDate=THEN_MS - 1, beforeDate=THEN_MS)) == []


def test_a_deleted_note_comes_once_more_as_inactive(linkedin, customer, note):
    linkedin.delete_note(note, at_ms=THEN_MS + 1)

    (found,) = elements(notes(customer, **WINDOW))

    assert (found["id"], found["active"]) == (note, False)
    with pytest.raises(AssertionError, match="has been deleted"):
        linkedin.change_note(note, text="Again")


def test_what_a_recruiter_keeps_private_is_not_delivered_until_it_is_shared(linkedin, customer):
    private = linkedin.write_note(
        seat=RITA, member=ILSE, text="For me", is_shared=False, at_ms=THEN_MS
    )

    before = elements(notes(customer, **WINDOW))
    linkedin.turn(private_notes_delivered=True)
    turned = elements(notes(customer, **WINDOW))
    linkedin.turn(private_notes_delivered=False)
    linkedin.change_note(private, is_shared=True, at_ms=THEN_MS)

    assert (before, len(turned), len(elements(notes(customer, **WINDOW)))) == ([], 1, 1)
    with pytest.raises(AssertionError, match="stays shared"):
        linkedin.change_note(private, is_shared=False)


def test_notes_are_asked_for_by_one_or_more_owners(linkedin, customer, note):
    linkedin.write_note(seat=CARL, member=ILSE, text="Mine", at_ms=THEN_MS)

    rita = elements(notes(customer, **WINDOW, owners=seat_urn()))
    both = elements(notes(customer, **WINDOW, owners=f"{seat_urn()}&owners={seat_urn(CARL)}"))

    assert [one["note"] for one in rita] == ["Knows cold chain."]
    assert len(both) == len(elements(notes(customer, **WINDOW))) == 2


def test_a_note_stays_with_the_contract_it_was_written_for(linkedin, customer, note):
    linkedin.put_seat(RITA, contract=550018)

    assert len(elements(notes(customer, **WINDOW, owners=seat_urn()))) == 1


@pytest.mark.parametrize(
    "changed",
    [
        {"q": "contract"},
        {"contract": ""},
        {"owners": "urn:li:person:1"},
        {"cutoffDate": THEN_MS + 2 * HOUR_MS},
    ],
)
def test_what_is_asked_wrongly_is_400(customer, changed):
    assert notes(customer, **{**WINDOW, **changed}).status_code == 400


def test_a_window_over_twelve_hours_is_a_finding_or_400(linkedin, customer):
    window = {"cutoffDate": THEN_MS, "beforeDate": THEN_MS + 12 * HOUR_MS + 1}
    lenient = notes(customer, **window)
    linkedin.turn(strict_windows=True)

    assert (lenient.status_code, notes(customer, **window).status_code) == (200, 400)
    assert linkedin.findings()[0] == "prospectNotes: the window is longer than 12 hours"


def test_a_contract_without_csa_api_is_403(linkedin, customer):
    linkedin.disable(types=["CSA_API"])

    assert notes(customer, **WINDOW).status_code == 403


def test_the_names_in_a_note_can_be_others(linkedin, customer, note):
    linkedin.turn(note_owner_name="seat", note_member_name="prospectUrn", note_text_name="content")

    (found,) = elements(notes(customer, **WINDOW))

    assert (found["seat"], found["content"]) == (seat_urn(), "Knows cold chain.")
    assert not {"owner", "member", "note"} & set(found)
    assert found["prospectUrn"].startswith("urn:li:person:")
