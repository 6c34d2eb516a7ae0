"""Whatever LinkedIn calls things, the same is stored (rsc-contract 9); against a real LinkedIn."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from linkedin_rsc.models import InMail, Pull, RecruiterNote, Seat, StubProfile
from linkedin_rsc.pull import inmails, notes, seats, stubs
from linkedin_rsc.pull.asking import Asking
from linkedin_rsc.pull.slices import Slice
from linkedin_rsc.storable import read_json
from tests.factories.linkedin_rsc import ContractFactory, SeatFactory
from tests.linkedin_rsc.pull.conftest import ILSE, RITA, pull_all
from tests.linkedin_rsc.pull.test_slices import BEGAN

pytestmark = pytest.mark.django_db

NONSENSE = [
    {},
    {"id": None, "author": [], "recipients": {}, "createdAt": "soon", "body": 7},
    {"id": {"x": 1}, "createdAt": -1, "attributedBody": {"text": ["no"]}},
    {"id": "a\x00b", "createdAt": 10**30, "body": "\ud800 half \x00 nothing"},
    {"id": "e" * 5_000, "thread": True, "author": "urn:li:person:" + "x" * 500},
    {"id": 1, "member": 7, "owner": [], "note": {"text": None}, "active": "no"},
    {"stubProfile": {"member": 5, "emailAddress": {"a": 1}}},
]


@pytest.fixture
def asking():
    seat = SeatFactory()
    pull = Pull(kind="inmails", contract=seat.contract, seat=seat, epoch=1)
    return Asking(pull, "urn:li:developerApplication:1")


PART = Slice(BEGAN, BEGAN)


@pytest.mark.parametrize("switches", [
    {"inmail_recruiter_as": "person"},
    {"inmail_time_name": "deliveredAt", "inmail_text_name": "attributedBody.text"},
    {"inmail_time_name": "created", "inmail_text_name": "content"},
])  # fmt: skip
def test_inmails_are_read_under_every_name(pulling, linkedin, ago, switches):
    linkedin.turn(**switches)
    linkedin.write_inmail(seat=RITA, member=ILSE, body="May we talk?", subject="Hi", at_ms=ago(3))
    linkedin.answer(seat=RITA, member=ILSE, body="Yes.", at_ms=ago(2))

    pull_all()

    sent, answer = InMail.objects.order_by("sent_at")
    assert (sent.is_sent, sent.text, sent.subject) == (True, "May we talk?", "Hi")
    assert (answer.is_sent, answer.text, answer.member) == (False, "Yes.", sent.member)
    assert sent.sent_at < answer.sent_at


@pytest.mark.parametrize("switches", [
    {"note_owner_name": "author", "note_member_name": "prospect", "note_text_name": "content"},
    {"note_owner_name": "seat", "note_member_name": "prospectUrn", "note_text_name": "text"},
])  # fmt: skip
def test_notes_are_read_under_every_name(pulling, linkedin, ago, switches):
    linkedin.turn(**switches)
    linkedin.write_note(seat=RITA, member=ILSE, text="Knows cold chain.", at_ms=ago(3))

    pull_all()

    note = RecruiterNote.objects.get()
    assert (note.text, note.owner) == ("Knows cold chain.", f"urn:li:seat:{RITA}")
    assert note.member.startswith("urn:li:person:")


def test_stub_profiles_are_read_one_level_up_as_well(pulling, linkedin, ago):
    linkedin.turn(stub_fields_at="top")
    linkedin.write_inmail(seat=RITA, member=ILSE, body="May we talk?", at_ms=ago(3))
    linkedin.answer(seat=RITA, member=ILSE, body="Yes", shares=True, at_ms=ago(2))

    pull_all()

    assert StubProfile.objects.get().candidate.last_name == "Marbach"


def test_long_odd_and_early_ones_are_kept_as_they_came(asking):
    text = "<script>alert(1)</script> \U0001f69a\u202e caf\u00e9\n" * 2_000
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).replace(microsecond=0)
    at_ms = int(tomorrow.timestamp() * 1000)
    event = {"id": "e", "author": "urn:li:person:a", "createdAt": at_ms, "body": text}
    note = {"id": 1, "active": True, "lastModified": at_ms, "note": text, "member": "?"}

    for _time in range(2):
        inmails.store(asking, [event], PART)
        notes.store(asking, [note], PART)

    inmail, kept = InMail.objects.get(), RecruiterNote.objects.get()
    assert (inmail.raw, inmail.sent_at) == (event, tomorrow)
    assert (kept.raw, kept.changed_at) == (note, tomorrow)
    assert inmail.text == kept.text and inmail.text.startswith(
        "<script>alert(1)</script> \U0001f69a"
    )
    assert len(kept.text) > 60_000


def test_an_edited_note_changes_and_a_deleted_one_goes(pulling, linkedin, ago):
    note = linkedin.write_note(seat=RITA, member=ILSE, text="First", at_ms=ago(3))
    other = linkedin.write_note(seat=RITA, member=ILSE, text="<b>Bold</b> 🚚", at_ms=ago(3))
    pull_all()
    linkedin.change_note(note, text="Second")
    linkedin.delete_note(other)
    Pull.objects.update(next_at=BEGAN)

    pull_all("notes")

    assert [one.text for one in RecruiterNote.objects.all()] == ["Second"]


def test_an_older_version_that_comes_late_changes_nothing(asking):
    new = {"id": 1, "active": True, "lastModified": 2_000, "note": "New"}
    old = {"id": 1, "active": True, "lastModified": 1_000, "note": "Old"}
    notes.store(asking, [new], PART)

    assert notes.store(asking, [old], PART) == 0
    assert notes.store(asking, [{**old, "active": False}], PART) == 0

    assert RecruiterNote.objects.get().text == "New"


@pytest.mark.parametrize("event", [{"id": "evt-1"}, {}])
def test_another_application_renames_the_member_and_doubles_nothing(asking, event):
    other = Asking(asking.pull, "urn:li:developerApplication:2")
    said = {"thread": "t", "createdAt": 1_700_000_000_000, "body": "Yes.", **event}

    def answered_by(member):
        return {**said, "author": member, "recipients": [asking.pull.seat.urn]}

    assert inmails.store(asking, [answered_by("urn:li:person:a")], PART) == 1
    assert inmails.store(asking, [answered_by("urn:li:person:a")], PART) == 0
    assert inmails.store(other, [answered_by("urn:li:person:b")], PART) == 1
    assert inmails.store(other, [answered_by("urn:li:person:b")], PART) == 0

    inmail = InMail.objects.get()
    assert (inmail.member, inmail.application_urn) == ("urn:li:person:b", other.application)
    assert inmail.raw["author"] == "urn:li:person:b"


def test_an_event_that_is_listed_twice_on_a_page_is_stored_once(asking):
    event = {"id": "evt-1", "author": "urn:li:person:a", "body": "Yes."}

    assert inmails.store(asking, [event, event], PART) == 1


def test_another_application_renames_the_member_of_a_note(asking):
    other = Asking(asking.pull, "urn:li:developerApplication:2")
    note = {"id": 1, "active": True, "lastModified": 2_000, "note": "Knows cold chain."}
    gone = {"id": 2, "active": True, "lastModified": 2_000, "note": "Wrong."}
    notes.store(asking, [{**one, "member": "urn:li:person:a"} for one in (note, gone)], PART)

    new = [{**note, "member": "urn:li:person:b"}, {**gone, "active": False}]
    assert notes.store(other, new, PART) == 2
    assert notes.store(other, [{**note, "lastModified": 1_000}], PART) == 0

    kept = RecruiterNote.objects.get()
    assert (kept.member, kept.application_urn) == ("urn:li:person:b", other.application)


def test_a_seat_that_moved_to_another_contract_takes_its_questions_along(asking):
    other = ContractFactory()
    Pull.objects.create(
        kind="inmails", contract=asking.pull.contract, seat=asking.pull.seat, epoch=1,
        begun_at=BEGAN, next_at=BEGAN,
    )  # fmt: skip
    there = Asking(Pull(kind="seats", contract=other, epoch=1), asking.application)

    seats.store(there, [{"id": int(asking.pull.seat.seat_id), "state": "ACTIVE"}], PART)

    assert Seat.objects.get().contract == Pull.objects.get().contract == other


def test_a_seat_that_is_not_listed_any_more_is_no_active_one(asking):
    pull = Pull(kind="seats", contract=asking.pull.contract, epoch=1)
    later = Slice(BEGAN.replace(year=2030), BEGAN.replace(year=2030))

    seats.store(Asking(pull, ""), [{"id": 5, "state": "ACTIVE"}], later)
    seats.finish(pull, later)

    assert {one.seat_id: one.is_active for one in Seat.objects.all()} == {
        asking.pull.seat.seat_id: False,
        "5": True,
    }


@pytest.mark.parametrize("kind", [inmails, notes, seats, stubs])
def test_nonsense_costs_nothing_but_itself(asking, kind):
    good = {
        "id": 77, "author": asking.pull.seat.urn, "recipients": ["urn:li:person:a"],
        "createdAt": 1_700_000_000_000, "created": 1_700_000_000_000, "body": "Good",
        "member": "urn:li:person:a", "owner": asking.pull.seat.urn, "note": "Good",
        "state": "ACTIVE", "active": True,
    }  # fmt: skip

    read = read_json(json.dumps([*NONSENSE, good]).encode())

    kind.store(asking, read, PART)
    kind.store(asking, read, PART)

    model = {inmails: InMail, notes: RecruiterNote, seats: Seat, stubs: StubProfile}[kind]
    fields = {inmails: {"key": "77"}, notes: {"text": "Good"}, seats: {"seat_id": "77"},
              stubs: {"member": "urn:li:person:a"}}  # fmt: skip
    assert model.objects.filter(**fields[kind]).count() == 1
