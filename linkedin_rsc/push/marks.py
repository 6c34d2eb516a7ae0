"""Records of ours as marks: which stream, which references, held back or not."""

from typing import Any

from applications.models import Application
from candidates.models import Candidate
from jobs.models import Job
from linkedin_rsc.models import Hold, Stream
from linkedin_rsc.push.eligibility import (
    Sharing,
    hold_of_application,
    hold_of_candidate,
    hold_of_job,
    hold_of_member,
)
from linkedin_rsc.push.ledger import Mark
from linkedin_rsc.push.payloads import load_candidates


def of_job(job: Job) -> Mark:
    return Mark(Stream.JOBS, job.public_id, hold_of_job(job, Sharing.current()), job=job.public_id)


def of_candidate(candidate: Candidate) -> list[Mark]:
    """The candidate and, where one is linked, the LinkedIn member."""
    sharing = Sharing.current()
    # Loaded anew: what decides (contacts, link, applications) may just have changed.
    fresh: Any = load_candidates([candidate.public_id])[candidate.public_id]
    public_id = candidate.public_id
    found = [
        Mark(Stream.CANDIDATES, public_id, hold_of_candidate(fresh, sharing),
             candidate=public_id)
    ]  # fmt: skip
    member_hold = hold_of_member(fresh, sharing)
    if member_hold is not Hold.NOT_LINKED and hasattr(fresh, "profile_link"):
        found.append(Mark(Stream.MEMBERS, public_id, member_hold, candidate=public_id))
    return found


def of_application(application: Application) -> Mark:
    hold = hold_of_application(application, Sharing.current())
    return _below(Stream.APPLICATIONS, application.public_id, hold, application)


def of_stages(application: Application) -> list[Mark]:
    """Every step of the history; past ones are never sent twice, so marking all is safe."""
    hold = hold_of_application(application, Sharing.current())
    records = application.stage_changes.order_by("id").values_list("public_id", flat=True)
    return [_below(Stream.STAGES, record, hold, application) for record in records]


def _below(stream: Stream, record: str, hold: Hold | None, application: Application) -> Mark:
    return Mark(
        stream,
        record,
        hold,
        job=application.job.public_id,
        candidate=application.candidate.public_id,
        application=application.public_id,
    )
