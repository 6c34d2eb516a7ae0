"""Sources by name, as programs give them: a new name becomes a source of kind Other.

Each verb is one transaction with the service it completes, so a refusal leaves no source behind.
"""

from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.activity import record
from accounts.errors import InvalidInput
from accounts.models import User
from accounts.policy import require
from candidates import policy
from candidates.models import Application, Candidate, Source
from candidates.services.applications import start_application
from candidates.services.candidates import create_candidate, edit_candidate
from jobs.models import Job, Stage

MAX_CHARACTERS = 150


def source_named(name: str) -> Source:
    """Return the source of this name, whatever its case, or make it. Raises InvalidInput."""
    name = " ".join(name.split())
    if not name:
        raise InvalidInput("Name the source.", field="source")
    if len(name) > MAX_CHARACTERS:
        raise InvalidInput(f"Shorten this to {MAX_CHARACTERS} characters.", field="source")
    known = Source.objects.filter(name__iexact=name).order_by("pk").first()
    return known or Source.objects.get_or_create(name=name)[0]


@transaction.atomic
def create_candidate_from(*, source: str, by: User, **fields: Any) -> Candidate:
    """Make a candidate that came from the source of this name."""
    return create_candidate(by=by, source=source_named(source), **fields)


@transaction.atomic
def edit_candidate_from(*, candidate: Candidate, source: str, by: User, **fields: Any) -> Candidate:
    """Change details and where the candidate came from."""
    _change_source(candidate, source_named(source), by)
    return edit_candidate(candidate=candidate, by=by, **fields) if fields else candidate


@transaction.atomic
def start_application_from(
    *, candidate: Candidate, job: Job, source: str, by: User, stage: Stage | None = None
) -> Application:
    """Put a candidate on a job, with the application's own source."""
    return start_application(
        candidate=candidate, job=job, by=by, stage=stage, source=source_named(source)
    )


def _change_source(candidate: Candidate, source: Source, by: User) -> None:
    require(
        policy.may_edit_candidate(by, candidate),
        "Only recruiters and hiring managers edit candidates.",
    )
    if candidate.source_id == source.pk:
        return
    candidate.source = source
    candidate.updated_at = timezone.now()
    candidate.save(update_fields=["source", "updated_at"])
    record(
        "candidate.edited", by=by, subject=candidate, candidate=candidate.public_id,
        fields=["source"],
    )  # fmt: skip
