"""Section 9.2 and rules 14, 15: a seat's InMails by time."""

import pytest

from tests.linkedin_sandbox.api.retrieval.retrieving import (
    CARL,
    HOUR_MS,
    ILSE,
    OKKO,
    RITA,
    THEN_MS,
    elements,
    events,
    seat_urn,
)

WINDOW = {"timeRange_start": THEN_MS, "timeRange_end": THEN_MS + HOUR_MS}


@pytest.fixture
def exchanged(linkedin, customer):
    """Rita wrote to Ilse, who answered a minute later."""
    linkedin.write_inmail(seat=RITA, member=ILSE, subject="Nights", body="Hello", at_ms=THEN_MS)
    linkedin.answer(seat=RITA, member=ILSE, body="Gladly", at_ms=THEN_MS + 60_000)
    return customer


def test_both_sides_of_a_conversation_come_in_order(exchanged):
    sent, received = elements(events(exchanged, **WINDOW))

    assert sent["thread"] == received["thread"]
    assert sent["thread"].startswith("urn:li:messagingThread:")
    assert (sent["author"], received["recipients"]) == (seat_urn(), [seat_urn()])
    assert sent["recipients"] == [received["author"]]
    assert received["author"].startswith("urn:li:person:")
    assert (sent["createdAt"], sent["subject"], sent["body"]) == (THEN_MS, "Nights", "Hello")
    assert (received["body"], "subject" in received) == ("Gladly", False)
    assert sent["id"] != received["id"]


def test_the_start_is_inside_and_the_end_is_not(exchanged):
    found = elements(events(exchanged, timeRange_start=THEN_MS, timeRange_end=THEN_MS + 60_000))

    assert [one["body"] for one in found] == ["Hello"]
    later = events(exchanged, timeRange_start=THEN_MS + 1, timeRange_end=THEN_MS + 60_001)
    assert [one["body"] for one in elements(later)] == ["Gladly"]


def test_pages_follow_each_other_and_fields_are_chosen(exchanged):
    first = events(exchanged, **WINDOW, start=0, count=1, fields="id")
    second = events(exchanged, **WINDOW, start=1, count=1)
    third = events(exchanged, **WINDOW, start=2, count=1)

    assert [list(one) for one in elements(first)] == [["id"]]
    assert [one["body"] for one in elements(second)] == ["Gladly"]
    assert second.json()["paging"] == {"start": 1, "count": 1, "links": []}
    assert elements(third) == []


def test_a_page_holds_ten_where_nothing_is_said(linkedin, customer):
    linkedin.fill_inmails(seat=RITA, count=12, from_ms=THEN_MS, to_ms=THEN_MS + HOUR_MS)

    answer = events(customer, **WINDOW)

    assert len(elements(answer)) == 10
    assert answer.json()["paging"]["count"] == 10


def test_a_thread_can_be_asked_for_alone(linkedin, exchanged):
    other = linkedin.write_inmail(seat=RITA, member=OKKO, body="Hello Okko", at_ms=THEN_MS)

    found = events(exchanged, **WINDOW, threadUrn=other["thread"])

    assert [one["body"] for one in elements(found)] == ["Hello Okko"]
    assert events(exchanged, **WINDOW, threadUrn="urn:li:thread:1").status_code == 400


def test_another_seat_sees_nothing_of_it(exchanged):
    assert elements(events(exchanged, **{**WINDOW, "viewer": seat_urn(CARL)})) == []


@pytest.mark.parametrize(
    "changed",
    [
        {"q": "everything"},
        {"viewer": ""},
        {"viewer": "77120"},
        {"timeRange_start": "yesterday"},
        {"timeRange_start": THEN_MS + 2 * HOUR_MS},
        {"timeRange_end": 10**15},
        {"start": "first"},
    ],
)
def test_what_is_asked_wrongly_is_400(exchanged, changed):
    assert events(exchanged, **{**WINDOW, **changed}).status_code == 400


@pytest.mark.parametrize(
    "window",
    [
        {"timeRange_start": THEN_MS, "timeRange_end": THEN_MS + 12 * HOUR_MS + 1},
        {"timeRange_end": THEN_MS + HOUR_MS},
        {"timeRange_start": THEN_MS},
    ],
)
def test_a_window_over_twelve_hours_is_a_finding_or_400(linkedin, exchanged, window):
    lenient = events(exchanged, **window)
    linkedin.turn(strict_windows=True)

    assert (lenient.status_code, events(exchanged, **window).status_code) == (200, 400)
    assert linkedin.findings()[0] == "conversationEvents: the window is longer than 12 hours"


def test_twelve_hours_to_the_millisecond_are_no_finding(linkedin, exchanged):
    events(exchanged, timeRange_start=THEN_MS, timeRange_end=THEN_MS + 12 * HOUR_MS)

    assert linkedin.findings() == []


def test_a_seat_is_asked_about_twelve_times_a_minute(linkedin, exchanged):
    statuses = [events(exchanged, **WINDOW).status_code for _ in range(13)]
    other = events(exchanged, **{**WINDOW, "viewer": seat_urn(CARL)})
    linkedin.advance_clock(60)

    assert statuses == [200] * 12 + [429]
    assert other.status_code == 200
    assert events(exchanged, **WINDOW).status_code == 200


@pytest.mark.parametrize("viewer", [seat_urn(77140), seat_urn(99999)])
def test_a_seat_of_no_contract_with_csa_api_is_403(exchanged, viewer):
    answer = events(exchanged, **{**WINDOW, "viewer": viewer})

    assert answer.status_code == 403
    assert answer.json()["message"].startswith("Not enough permissions to access: finder /conv")


def test_a_seat_that_moved_to_another_contract_goes_by_the_new_one(linkedin, exchanged):
    linkedin.put_seat(RITA, contract=550018)

    moved = events(exchanged, **WINDOW)
    exchanged.name_integrations(contract="urn:li:contract:550018")
    linkedin.enable(contract=550018)

    assert moved.status_code == 403
    assert len(elements(events(exchanged, **WINDOW))) == 2


def test_an_inmail_may_be_long_and_full_of_signs_and_dated_tomorrow(linkedin, customer):
    body = "<b>Grüße</b> & 🚢\n" * 2_000
    tomorrow = linkedin.now_ms() + 24 * HOUR_MS
    linkedin.write_inmail(seat=RITA, member=ILSE, body=body, at_ms=tomorrow)

    window = {"timeRange_start": tomorrow, "timeRange_end": tomorrow + 1}

    assert [one["body"] for one in elements(events(customer, **window))] == [body]


def test_the_names_in_an_event_can_be_others(linkedin, exchanged):
    linkedin.turn(
        inmail_recruiter_as="person",
        inmail_time_name="deliveredAt",
        inmail_text_name="attributedBody.text",
    )

    sent, received = elements(events(exchanged, **WINDOW))

    assert sent["author"].startswith("urn:li:person:")
    assert sent["author"] == received["recipients"][0] != received["author"]
    assert sent["deliveredAt"] == THEN_MS
    assert (sent["attributedBody"], "body" in sent) == ({"text": "Hello"}, False)


def test_many_inmails_are_made_at_once(linkedin, customer):
    linkedin.fill_inmails(seat=RITA, count=500, from_ms=THEN_MS, to_ms=THEN_MS + HOUR_MS)

    found = elements(events(customer, **WINDOW, count=1_000))

    assert len(found) == len({one["id"] for one in found}) == 500
    assert {one["author"] == seat_urn() for one in found} == {True, False}
    assert (found[0]["createdAt"], found[-1]["createdAt"] < THEN_MS + HOUR_MS) == (THEN_MS, True)
