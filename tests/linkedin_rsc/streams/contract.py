"""What every stream keeps to; its test class inherits `StreamContract` and says how to make one."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from linkedin_rsc.ledger.looking import requeue
from linkedin_rsc.ledger.resend import resend
from linkedin_rsc.models import LedgerRow, Stream
from linkedin_rsc.streams import BY_NAME, OutgoingStream
from tests.linkedin_rsc.pushing import due_now, fill, push, row_of

State = LedgerRow.State


@dataclass(frozen=True)
class Failing:
    """Where LinkedIn's stand-in refuses records of a stream, and in how many calls of a look."""

    resource: str
    key: str
    times: int = 1


def spoken(in_v2: Any, in_rest: Any) -> Any:
    """Say something, such as a resource's name, as the generation that is spoken does."""
    return in_rest if settings.LINKEDIN_API_VERSION else in_v2


@contextmanager
def poisoned(public_id: str) -> Iterator[None]:
    """Have every attempt to load this record fail, in a way that nobody has thought of."""

    def fail(execute, sql, params, many, context):
        if "ledger" not in sql and public_id in str(params):
            raise ZeroDivisionError
        return execute(sql, params, many, context)

    with connection.execute_wrapper(fail):
        yield


class StreamContract(ABC):
    """Marked, held, sent, refused, retried, withdrawn, and the poison record set aside.

    All of it in both generations of LinkedIn's API.
    """

    stream: Stream

    @pytest.fixture(autouse=True, params=["", "202604"], ids=["v2", "rest"])
    def version(self, request: pytest.FixtureRequest, settings: Any) -> None:
        settings.LINKEDIN_API_VERSION = request.param

    @abstractmethod
    def make(self, connected: Any) -> Any:
        """Make a record that may go, with all it needs, without marking it."""

    @abstractmethod
    def change(self, record: Any, by: Any) -> None:
        """Change the record, or what is below it, by a service."""

    @abstractmethod
    def keep_back(self, record: Any) -> str:
        """Let something stand in the record's way; return the reason."""

    @abstractmethod
    def failing(self, record: Any) -> Failing:
        """Say where LinkedIn refuses this record."""

    # The streams of what must leave LinkedIn before.
    LEAVES_AFTER: tuple[Stream, ...] = ()
    # How a row stands whose record is gone here and at LinkedIn.
    AFTER_GOING: tuple[str, str] = (State.DELETED, "")

    @abstractmethod
    def let_go(self, record: Any) -> None:
        """Take away again what `keep_back` has put in its way."""

    @abstractmethod
    def is_at_linkedin(self, linkedin: Any, key: str) -> bool:
        """Say whether LinkedIn shows the record."""

    def delete(self, record: Any) -> None:
        record.delete()

    def key(self, record: Any) -> str:
        return record.public_id

    def loaded_by(self, record: Any) -> str:
        """Say by which of our ids statements find the record, where not by its key."""
        return self.key(record)

    # -- The promises --------------------------------------------------------------------------

    @property
    def module(self) -> OutgoingStream:
        return BY_NAME[self.stream]

    def row(self, record: Any) -> LedgerRow:
        return row_of(self.stream, self.key(record))

    def test_first_sync_sends_it(self, connected, linkedin):
        record = self.make(connected)
        fill()

        push()

        row = self.row(record)
        assert (row.state, row.held_at_linkedin, row.reason) == (State.SENT, True, "")
        assert row.sent_at
        assert linkedin.findings() == []

    def test_change_marks_it(self, connected, administrator):
        record = self.make(connected)

        self.change(record, administrator)

        assert LedgerRow.objects.filter(stream=self.stream, state=State.QUEUED).exists()

    def test_held_back_with_its_reason(self, connected, linkedin):
        record = self.make(connected)
        reason = self.keep_back(record)
        fill()

        push()

        assert (self.row(record).state, self.row(record).hold) == (State.HELD, reason)

    def test_unchanged_is_not_sent_twice(self, connected, linkedin):
        record = self.make(connected)
        fill()
        push()
        linkedin.forget_requests()
        requeue(LedgerRow.objects.all())

        push()

        assert self.row(record).state == State.SENT
        written = [one for one in linkedin.requests() if "batch" in (one["restli_method"] or "")]
        assert [one for one in written if one["restli_method"] != "batch_get"] == []

    def test_refused_shows_linkedins_words(self, connected, linkedin):
        record = self.make(connected)
        place = self.failing(record)
        linkedin.fail_next(place.resource, 422, key=place.key, times=place.times, message="No")
        fill()

        push()

        row = self.row(record)
        assert (row.state, row.reason) == (State.NEEDS_ATTENTION, "No")

    def test_retried_after_a_failure_of_linkedins(self, connected, linkedin):
        record = self.make(connected)
        place = self.failing(record)
        linkedin.fail_next(place.resource, 503, key=place.key, times=place.times)
        fill()
        push()
        assert self.row(record).state == State.RETRYING
        assert self.row(record).attempts == 1

        due_now(state=State.RETRYING)
        push()

        assert self.row(record).state == State.SENT

    def test_gone_here_is_withdrawn(self, connected, linkedin):
        record = self.make(connected)
        fill()
        push()
        key = self.key(record)
        self.delete(record)
        fill()

        push()

        row = row_of(self.stream, key)
        assert (row.wanted, row.state, row.hold) == ("absent", *self.AFTER_GOING)
        assert not self.is_at_linkedin(linkedin, key)

    def test_forbidden_is_withdrawn_and_goes_out_anew_when_it_is_allowed(self, connected, linkedin):
        record = self.make(connected)
        fill()
        push()
        reason = self.keep_back(record)
        requeue(LedgerRow.objects.all())

        push()

        row = self.row(record)
        assert (row.wanted, row.state, row.hold) == ("absent", State.HELD, reason)
        assert not self.is_at_linkedin(linkedin, self.key(record))

        self.let_go(record)
        requeue(LedgerRow.objects.all())
        push()

        row = self.row(record)
        assert (row.wanted, row.state, row.hold) == ("present", State.SENT, "")
        assert self.is_at_linkedin(linkedin, self.key(record))

    def test_withdrawal_linkedin_refuses_needs_a_person_who_may_try_again(
        self, connected, linkedin, administrator
    ):
        record = self.make(connected)
        fill()
        push()
        place = self.failing(record)
        linkedin.fail_next(place.resource, 422, key=place.key, message="Not like this")
        reason = self.keep_back(record)
        requeue(LedgerRow.objects.filter(stream__in=[self.stream, *self.LEAVES_AFTER]))
        push()
        row = self.row(record)
        assert (row.state, row.wanted, row.reason) == (
            State.NEEDS_ATTENTION, "absent", "Not like this",
        )  # fmt: skip

        resend(row=row, by=administrator)
        push()

        assert (self.row(record).state, self.row(record).hold) == (State.HELD, reason)

    def test_gone_before_it_was_sent_is_gone(self, connected, linkedin):
        record = self.make(connected)
        fill()
        key = self.key(record)
        self.delete(record)

        push()

        assert row_of(self.stream, key).state == State.DELETED

    def test_poison_record_is_set_aside_alone(self, connected, linkedin, caplog):
        bad, good = self.make(connected), self.make(connected)
        fill()

        with poisoned(self.loaded_by(bad)):
            push()

        assert self.row(bad).state == State.NEEDS_ATTENTION
        assert "Tandem could not put this record into LinkedIn's words" in self.row(bad).reason
        assert self.row(good).state == State.SENT

    def test_dead_senders_row_is_sent_by_the_next_one(self, connected, linkedin):
        record = self.make(connected)
        fill()
        long_ago = timezone.now()
        LedgerRow.objects.filter(stream=self.stream).update(
            state=State.IN_FLIGHT, in_flight_since=long_ago, due_at=long_ago, may_be_held=True
        )

        push()

        assert self.row(record).state == State.SENT
