"""What LinkedIn pushes, in all its spellings."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkedin_rsc.intake.pushes import Kind, MalformedPush, PushEvent, parse_push


def parse(payload) -> list[PushEvent]:
    return parse_push(json.dumps(payload).encode())


def event(**fields) -> PushEvent:
    [only] = parse(fields)
    return only


@pytest.mark.parametrize("name", ["eventType", "type", "event-type", "notificationType"])
@pytest.mark.parametrize("id_name", ["requestId", "request_id", "id"])
def test_every_known_name_of_kind_and_id_is_read(name, id_name):
    found = event(**{name: "EXPORT_CANDIDATE_PROFILE", id_name: "84213377"})

    assert (found.kind, found.request_id) == (Kind.EXPORT, "84213377")


@pytest.mark.parametrize(
    "shape",
    [
        lambda entries: entries,
        lambda entries: {"events": entries},
        lambda entries: {"elements": entries, "paging": {"start": 0}},
    ],
)
def test_every_known_shape_of_a_list_is_read(shape):
    entries = [
        {"type": "EXPORT_CANDIDATE_PROFILE", "requestId": "exp-9f31"},
        {"type": "INTEGRATION_STATUS_CHANGE", "requestId": "isc-0007"},
    ]

    found = parse(shape(entries))

    assert [(one.kind, one.request_id) for one in found] == [
        (Kind.EXPORT, "exp-9f31"),
        (Kind.INTEGRATION_STATUS, "isc-0007"),
    ]


def test_push_as_a_certified_ats_reads_it():
    found = event(type="EXPORT_CANDIDATE_PROFILE", id="84213377", expiresAt="1767225600000")

    assert found == PushEvent(
        kind=Kind.EXPORT,
        request_id="84213377",
        raw_kind="EXPORT_CANDIDATE_PROFILE",
        notification_id="",
        expires_at=datetime(2026, 1, 1, tzinfo=UTC),
    )


@given(st.text(max_size=60) | st.floats() | st.integers())
def test_an_expiry_of_any_kind_keeps_no_push_from_coming_in(value):
    found = event(type="EXPORT_CANDIDATE_PROFILE", id="1", expiresAt=value)

    assert (found.kind, found.request_id) == (Kind.EXPORT, "1")
    assert found.expires_at is None or found.expires_at.tzinfo is UTC


def test_a_plain_push_carries_nothing_else():
    assert event(eventType="EXPORT_CANDIDATE_PROFILE", requestId="84213377") == PushEvent(
        kind=Kind.EXPORT,
        request_id="84213377",
        raw_kind="EXPORT_CANDIDATE_PROFILE",
        notification_id="",
        expires_at=None,
    )


def test_a_number_as_id_becomes_text():
    assert event(type="EXPORT_CANDIDATE_PROFILE", requestId=84213377).request_id == "84213377"


def test_an_unknown_kind_is_kept_by_its_word():
    found = event(type="JOB_POSTING_STATUS", requestId="1")

    assert (found.kind, found.raw_kind) == (Kind.UNKNOWN, "JOB_POSTING_STATUS")


def test_a_known_word_wins_over_an_unknown_one():
    found = event(eventType="PUSH", type="EXPORT_CANDIDATE_PROFILE", requestId="1")

    assert found.kind is Kind.EXPORT


@pytest.mark.parametrize("bad", [None, "", " ", True, 1.5, [], {}, "x" * 201, "a\u0000b", "\ud800"])
def test_an_event_without_a_usable_id_cannot_be_fetched(bad):
    found = event(type="EXPORT_CANDIDATE_PROFILE", requestId=bad)

    assert (found.kind, found.request_id) == (Kind.UNKNOWN, "")
    assert found.raw_kind == "EXPORT_CANDIDATE_PROFILE"


def test_the_notifications_own_id_is_told_from_the_requests():
    named = event(type="X", requestId="r-1", notificationId="n-1", id="i-1")
    plain = event(type="X", requestId="r-1", id="i-1")
    only_id = event(type="X", id="i-1")

    assert (named.request_id, named.notification_id) == ("r-1", "n-1")
    assert (plain.request_id, plain.notification_id) == ("r-1", "i-1")
    assert (only_id.request_id, only_id.notification_id) == ("i-1", "")


@pytest.mark.parametrize(
    "value",
    [
        1767225600, 1767225600000, "1767225600000", " 1767225600 ", 1767225600000.0,
        "2026-01-01T00:00:00Z", "2026-01-01t00:00:00z", "2026-01-01 00:00:00+00:00",
        "2026-01-01T01:00:00+01:00", "2025-12-31T18:30:00.000-05:30",
    ],
)  # fmt: skip
def test_an_expiry_is_read_as_number_as_text_and_as_date(value):
    found = event(type="X", requestId="1", expiresAt=value)

    assert found.expires_at == datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "value",
    [
        None, "soon", -5, True, 10**30, [], "²", 1e300, float("inf"), float("nan"),
        "2026-01-01", "2026-01-01T00:00:00", "2026-13-01T00:00:00Z", "0001-01-01T00:00:00+23:59",
        "2026-01-01T00:00:60Z", "２０２６-01-01T00:00:00Z", "2026-01-01T00:00:00Z\n!",
    ],
)  # fmt: skip
def test_an_expiry_nobody_can_read_is_none(value):
    assert event(type="X", requestId="1", expiresAt=value).expires_at is None


def test_text_no_database_holds_is_taken_out_of_a_kind():
    found = event(type="A\u0000B\ud800" + "x" * 200, requestId="1")

    assert found.raw_kind == "AB" + "x" * 98


def test_entries_that_are_no_objects_are_passed_over():
    found = parse([None, 3, "x", [], {"type": "X", "requestId": "1"}])

    assert [one.request_id for one in found] == ["1"]


@pytest.mark.parametrize("payload", [[], {"events": []}, {"elements": [7]}])
def test_a_push_may_hold_no_event(payload):
    assert parse(payload) == []


def test_an_object_with_nothing_we_know_is_an_unknown_event():
    assert event(hello="world").kind is Kind.UNKNOWN


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"hello",
        b"\xff\xfe\xff",
        b'"text"',
        b"3",
        b"null",
        b"[" * 200_000,
        b'{"requestId":' + b"9" * 5_000 + b"}",
    ],
)
def test_a_body_that_cannot_hold_an_event_is_malformed(body):
    with pytest.raises(MalformedPush):
        parse_push(body)


@pytest.mark.parametrize(
    "word", ["EXPORT_APPLICATION_EVALUATION", "exportedApplicationEvaluation", "EVALUATION_READY"]
)
def test_any_word_of_an_evaluation_is_one(word):
    assert event(type=word, id="1").kind == Kind.EVALUATION
    assert event(type=word).kind == Kind.UNKNOWN
