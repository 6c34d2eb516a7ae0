"""Why records of a stream are held back or failed, each cause with how many there are.

Reasons of ours are a few codes; LinkedIn's words are stepped through on their index, from one to
the next, however many records have the same. Numbers are counted no further than they are shown.
"""

import hashlib
from dataclasses import dataclass
from typing import Any

from django.db import connection

from base.counting import CAP, count_label
from base.words import gettext as _
from linkedin_rsc.models import Hold, LedgerRow, Stream
from linkedin_rsc.models.ledger_lookup import FAILED
from linkedin_rsc.pages.remedies import Remedy, remedy_for_all

CAUSES_SHOWN = 20

TABLE, STATE = LedgerRow._meta.db_table, LedgerRow.State
WORDS = "SUBSTR(answer, 1, 100)"
COUNTED = f"""
SELECT cause, (SELECT COUNT(*) FROM (
    SELECT 1 FROM {TABLE} WHERE %(rows)s AND stream = %%s AND %(column)s = given.cause
    LIMIT {CAP + 1}) AS counted)
FROM given WHERE cause IS NOT NULL
"""  # noqa: S608  # Nothing in it comes from outside.


@dataclass(frozen=True)
class Cause:
    """One group of records; `value` is a reason's code or the beginning of LinkedIn's words."""

    value: str
    state: LedgerRow.State
    number: int

    @property
    def key(self) -> str:
        """What addresses call it: LinkedIn's words may quote data of people."""
        return self.value if self.is_ours else hashlib.sha256(self.value.encode()).hexdigest()[:16]

    @property
    def is_ours(self) -> bool:
        return self.state == STATE.HELD

    @property
    def label(self) -> str:
        if not self.is_ours:
            return self.value or _("LinkedIn gave no reason")
        said = str(Hold(self.value).label)
        return said[:1].upper() + said[1:]

    @property
    def said(self) -> str:
        """The label as a page says it: what LinkedIn said stands in quotation marks."""
        is_quoted = self.value and not self.is_ours
        return _("“%(words)s”") % {"words": self.label} if is_quoted else self.label

    @property
    def count(self) -> str:
        return count_label(self.number)

    @property
    def remedy(self) -> Remedy | None:
        return remedy_for_all(Hold(self.value)) if self.is_ours else None


def causes_of(stream: Stream, state: LedgerRow.State) -> list[Cause]:
    """Return the causes with most records first; one query, with one cause more than are shown."""
    found = _held(stream) if state == STATE.HELD else _failed(stream, state)
    causes = [Cause(value, state, number) for value, number in found if number]
    return sorted(causes, key=lambda cause: -cause.number)


def _held(stream: Stream) -> list[tuple[str, int]]:
    holds = ", ".join(["(%s)"] * len(Hold))
    counted = COUNTED % {"rows": "state = 'held'", "column": "hold"}
    return _read(f"WITH given(cause) AS (VALUES {holds}) {counted}", [*Hold.values, stream])


def _failed(stream: Stream, state: LedgerRow.State) -> list[tuple[str, int]]:
    """Read the first ones of LinkedIn's words in their order."""
    among = ", ".join(f"'{one}'" for one in FAILED)
    # Words of ours, as in `ledger_lookup.Word`.
    rows = f"state = '{state.value}' AND state IN ({among})"
    first = f"SELECT MIN({WORDS}) FROM {TABLE} WHERE {rows} AND stream = %s"  # noqa: S608
    statement = f"""
        WITH RECURSIVE given(cause, place) AS (
            SELECT ({first}), 0
            UNION ALL
            SELECT ({first} AND {WORDS} > given.cause), place + 1
            FROM given WHERE given.cause IS NOT NULL AND place < {CAUSES_SHOWN}
        ) {COUNTED % {"rows": rows, "column": WORDS}}
    """  # noqa: S608
    return _read(statement, [stream] * 3)


def _read(statement: str, parameters: list[Any]) -> list[tuple[str, int]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, [str(one) for one in parameters])
        return [(value, number) for value, number in cursor.fetchall()]
