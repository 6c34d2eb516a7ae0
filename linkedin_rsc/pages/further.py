"""What else stands on a person's LinkedIn tab: the last few of each kind, in one statement.

InMails, recruiters' notes, contact data to decide on and LinkedIn's evaluations have little in
common but that few people have any, and that the tab must cost the same whatever there is.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import F, JSONField, QuerySet, Value
from django.db.models.functions import JSONObject

from accounts.models import User
from applications.models import Application
from base.cursors import Order
from candidates.models import Candidate
from jobs.models import Job
from linkedin_rsc.models import ContactProposal, InMail, RecruiterNote
from linkedin_rsc.pages.evaluations import LAST_RECEIVED, SHOWN, evaluations_of, shown
from linkedin_rsc.pages.exchanged import ON_TAB
from linkedin_rsc.pages.proposals import proposals_of
from linkedin_rsc.profile.exchanged import LAST_SENT, LAST_WRITTEN, inmails_of, notes_of

# One open proposal of each kind at most.
OF_EACH_KIND, LAST_SHARED = len(ContactProposal.Kind), ("-shared_at", "-pk")
NOTHING = Value(None, JSONField())


def further(candidate: Candidate, user: User, opened: Collection[Application]) -> dict[str, Any]:
    """Return it by the names that the tab's template has for it, the last first; one query."""
    parts = (
        _part("inmails", inmails_of(candidate, user), LAST_SENT, ON_TAB + 1, linkedins=F("raw"),
              who="who", is_own="is_own", is_sent="is_sent"),
        _part("notes", notes_of(candidate), LAST_WRITTEN, ON_TAB + 1, later=F("changed_at"),
              who="who", text="text"),
        _part("evaluations", evaluations_of(candidate, opened), LAST_RECEIVED, SHOWN,
              linkedins=F("raw"), job="application__job__public_id",
              title="application__job__title"),
        _part("proposals", proposals_of(candidate), LAST_SHARED, OF_EACH_KIND,
              public_id="public_id", of="kind", value="value"),
    )  # fmt: skip
    found: dict[str, Any] = defaultdict(list)
    for kind, *row in sorted(parts[0].union(*parts[1:], all=True), key=_moment, reverse=True):
        found[kind].append(MADE[kind](*row))
    for kind in ("inmails", "notes"):
        found[f"has_more_{kind}"] = len(found[kind]) > ON_TAB
        found[kind] = found[kind][:ON_TAB]
    return found


def _part(kind: str, rows: QuerySet[Any], order: Order, most: int, **told: Any) -> QuerySet[Any]:
    """Return the last rows with the columns of all kinds; the rest of theirs is within `told`."""
    last = rows.order_by(*order).values("pk")[:most]
    at = F(order[0].removeprefix("-"))
    # SQLite cuts no part of a union, but what a part is taken from.
    part: QuerySet[Any] = rows.filter(pk__in=last).annotate(
        part=Value(kind), at=at, later=told.pop("later", at),
        linkedins=told.pop("linkedins", NOTHING), told=JSONObject(**told),
    )  # fmt: skip
    return part.values_list("part", "pk", "at", "later", "linkedins", "told")


def _moment(row: Sequence[Any]) -> tuple[datetime, int]:
    return row[2], row[1]


def _inmail(pk: int, at: datetime, later: datetime, raw: Any, told: Mapping[str, Any]) -> Any:
    inmail: Any = InMail(pk=pk, sent_at=at, raw=raw, is_sent=told["is_sent"])
    inmail.who, inmail.is_own = told["who"], told["is_own"]
    return inmail


def _note(pk: int, at: datetime, later: datetime, raw: Any, told: Mapping[str, Any]) -> Any:
    note: Any = RecruiterNote(pk=pk, written_at=at, changed_at=later, text=told["text"])
    note.who = told["who"]
    return note


def _evaluation(pk: int, at: datetime, later: datetime, raw: Any, told: Mapping[str, Any]) -> Any:
    job = str(Job(public_id=told["job"], title=told["title"])) if told["job"] else ""
    return shown(raw, job, at)


def _proposal(pk: int, at: datetime, later: datetime, raw: Any, told: Mapping[str, Any]) -> Any:
    return ContactProposal(
        pk=pk, shared_at=at, public_id=told["public_id"], kind=told["of"], value=told["value"]
    )


MADE = {
    "inmails": _inmail,
    "notes": _note,
    "evaluations": _evaluation,
    "proposals": _proposal,
}
