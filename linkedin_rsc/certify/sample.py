"""A sample of what LinkedIn took last, compared field by field with what is here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from linkedin_rsc.certify.ground import Ground
from linkedin_rsc.certify.held import State, sandbox_fields
from linkedin_rsc.ledger.differences import differing
from linkedin_rsc.ledger.reading import COLUMNS, as_row
from linkedin_rsc.models import LedgerRow, Stream
from linkedin_rsc.streams import BY_NAME
from linkedin_rsc.streams.row import Row
from linkedin_rsc.streams.sharing import Sharing
from linkedin_rsc.streams.stream import Fields

SAMPLE = 20
WHOLE = "the record"


@dataclass(frozen=True)
class Compared:
    """How many of a stream were compared, and of those that differ in what, by our ids.

    Without the sandbox only the fingerprint of what LinkedIn accepted is known: then it is the
    record that differs, and nobody knows in which field.
    """

    stream: Stream
    records: dict[str, Fields]
    other: dict[str, set[str]]

    @property
    def words(self) -> str:
        """Say what differs, without naming any record."""
        names = sorted(set().union(*self.other.values()))
        label = self.stream.label
        number = f"{len(self.other)} of {len(self.records)}"
        return f"{label}: {number} differ at LinkedIn in {', '.join(names)}."


def compare(ground: Ground, stream: Stream) -> Compared:
    """Compare the newest records of a stream that are worded at once, so not jobs."""
    rows, sharing = newest(stream), Sharing.current()
    loaded = BY_NAME[stream].load([row.record for row in rows])
    told = {
        row.record: BY_NAME[stream].word(loaded[row.record], row, sharing) or {}
        for row in rows
        if row.record in loaded
    }
    other = {row.record: {WHOLE} for row in changed(stream, rows)}
    if ground.sandbox:
        there = sandbox_fields(ground, stream)
        names = _names_in_v2(stream)
        found = {key: set(_other(fields, there.get(key), names)) for key, fields in told.items()}
        other = {key: names for key, names in (other | found).items() if names}
    return Compared(stream, told, other)


def newest(stream: Stream) -> list[Row]:
    sent = LedgerRow.objects.found_by(stream=stream, state=State.SENT).order_by("-id")
    return [as_row(values) for values in sent.values_list(*COLUMNS)[:SAMPLE]]


def changed(stream: Stream, rows: list[Row]) -> list[Row]:
    """Return those that are here as LinkedIn never accepted them, or may not be there any more."""
    return [found.row for found in differing(BY_NAME[stream], rows, Sharing.current())]


def _names_in_v2(stream: Stream) -> Mapping[str, str]:
    """Return how v2 calls the fields that we call otherwise: so the sandbox keeps them."""
    form = BY_NAME[stream].RESOURCE.v2
    return form.fields if form else {}


def _other(told: Fields, there: Fields | None, names: Mapping[str, str]) -> Iterator[str]:
    if there is None:
        yield WHOLE
        return
    for name, value in told.items():
        if there.get(names.get(name, name)) != value:
            yield name
