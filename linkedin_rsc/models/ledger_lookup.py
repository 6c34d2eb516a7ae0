"""Rows of the ledger looked up, each way on an index of its own."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import CharField, Func, Value
from django.db.models.functions import Upper

from linkedin_rsc.models.stream import Stream

if TYPE_CHECKING:
    from linkedin_rsc.models.ledger import LedgerRow  # noqa: F401  # Named in quotes below.

# What waits for its sender; a row in flight for its task, or to be taken from a dead sender.
WAITING = ["queued", "retrying", "in_flight", "deletion_queued"]
# What is looked for by its state, being rare; the rest is found by stream or by what waits.
OFF_THE_WAY = ["held", "retrying", "needs_attention", "deletion_queued", "deleted"]

# What a person may send again.
FAILED = ["retrying", "needs_attention"]


def words() -> Func:
    """The beginning of LinkedIn's words, by which records that failed alike are found together."""
    # The number stands in the statement itself, or SQLite would not take the index for it.
    return Func("answer", template="SUBSTR(%(expressions)s, 1, 100)", output_field=CharField())


class Word(Value):
    """A word of ours, written into the statement as it is.

    SQLite takes a partial index only for a statement that has the index's condition in the very
    same words; a parameter could be any word.
    """

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[str | int, ...]]:
        return f"'{self.value}'", ()


class LedgerRowQuerySet(models.QuerySet["LedgerRow"]):
    def waiting(self) -> Self:
        return self.filter(state__in=[Word(state) for state in WAITING])

    def standing(self, state: str) -> Self:
        """Rows in a state, by the index of what is off the way where it is such a state."""
        rows = self.filter(state=Word(self.model.State(state).value))
        return rows.filter(state__in=map(Word, OFF_THE_WAY)) if state in OFF_THE_WAY else rows

    def failed(self, state: str, stream: str = "", cause: str | None = None) -> Self:
        """Rows that failed, all of them or a stream's, or those of a stream for one cause."""
        rows = self.standing(state)
        rows = rows.filter(stream=stream) if stream else rows
        if cause is None:
            return rows
        return rows.filter(state__in=map(Word, FAILED)).alias(words=words()).filter(words=cause)

    def leaving_below(self, job: str, stream: str) -> Self:
        """Rows of a job that are being withdrawn."""
        return self.filter(state=Word("deletion_queued"), job=job, stream=stream)

    def told_again_below(self, job: str, before: datetime) -> Self:
        """Applications of a job that LinkedIn was told of before, and is to be told of again."""
        rows = self.waiting().filter(stream=Word(Stream.APPLICATIONS.value), job=job)
        return rows.filter(sent_at__isnull=False, sent_at__lt=before)

    def held_by(self, stream: str, hold: str) -> Self:
        return self.standing("held").filter(stream=stream, hold=hold)

    def found_by(self, *, stream: str = "", state: str = "", record: str = "") -> Self:
        """Rows by what is given of the three, each combination on an index of its own."""
        rows = self.standing(state) if state else self
        if record:
            # The index of records begins with the stream.
            return rows.filter(record=record, stream__in=[stream] if stream else Stream.values)
        if stream and state not in OFF_THE_WAY:
            return rows.alias(capitals=Upper("stream")).filter(capitals=stream.upper())
        return rows.filter(stream=stream) if stream else rows

    def with_public_id(self, public_id: str) -> Self:
        stream, _dash, record = public_id.partition("-")
        return self.filter(stream=stream, record=record)
