"""The one seam between the floors.

    service -> record() -> Activity row -> signal `recorded`, all in one transaction

A lower floor never calls an upper one. Whoever must react to a change (the push to LinkedIn marks
its ledger) listens to `recorded`, and so succeeds or fails together with the change itself.
"""

from collections.abc import Iterable
from typing import Any

from django.db import models, transaction
from django.dispatch import Signal
from django.utils import timezone

from accounts.models import Activity, User
from accounts.verbs import Verb

# Sent with `activity` (the row) and `subject` (the changed object), inside the transaction.
recorded = Signal()


def record(
    verb: Verb,
    *,
    by: User | None,
    subject: models.Model,
    job: str = "",
    candidate: str = "",
    **data: Any,
) -> Activity:
    """Record what was done and tell the listeners.

    `subject` has a `public_id`; `job` and `candidate` are the public ids of what it belongs to;
    `data` holds short, JSON-ready details for the history and for listeners. `by` is None where
    LinkedIn or the system acted. Must be called inside the service's transaction.
    """
    _require_transaction(verb)
    activity = _activity(verb, by, subject, job=job, candidate=candidate, data=data)
    activity.save()
    recorded.send(sender=Activity, activity=activity, subject=subject)
    return activity


def record_all(verb: Verb, *, by: User | None, candidates: Iterable[models.Model]) -> None:
    """Record the same of several candidates, in one statement, and tell the listeners of each."""
    _require_transaction(verb)
    done = [
        (_activity(verb, by, one, candidate=one.public_id), one)  # type: ignore[attr-defined]  # As below.
        for one in candidates
    ]
    Activity.objects.bulk_create([activity for activity, _candidate in done])
    for activity, candidate in done:
        recorded.send(sender=Activity, activity=activity, subject=candidate)


def _activity(
    verb: Verb,
    by: User | None,
    subject: models.Model,
    *,
    job: str = "",
    candidate: str = "",
    data: dict[str, Any] | None = None,
) -> Activity:
    return Activity(
        verb=verb.value,
        subject_type=subject._meta.model_name or "",
        subject=subject.public_id,  # type: ignore[attr-defined]  # Every subject has one.
        job=job,
        candidate=candidate,
        actor=by,
        data=data or {},
        occurred_at=timezone.now(),
    )


def _require_transaction(verb: Verb) -> None:
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError(f"{verb} was recorded outside of a transaction.")
