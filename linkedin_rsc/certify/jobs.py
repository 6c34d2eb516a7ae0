"""Whether open and closed jobs are at LinkedIn as they stand here, and since when."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone

from jobs.models import Job
from linkedin_rsc.certify.ground import Ground
from linkedin_rsc.certify.held import State, sandbox_records, written
from linkedin_rsc.certify.rule import (
    SEE_PROBLEMS,
    Found,
    does_not_apply,
    failed,
    needs_a_person,
    passed,
)
from linkedin_rsc.certify.sample import changed, newest
from linkedin_rsc.certify.whole import not_whole
from linkedin_rsc.models import LedgerRow, Stream
from linkedin_rsc.streams import job_stages
from linkedin_rsc.streams.job_steps import CLOSED, LISTED

HISTORY = timedelta(days=2 * 365)
STATES = {Job.Status.ACTIVE: LISTED, Job.Status.CLOSED: CLOSED}


def jobs_are_there(ground: Ground) -> Found:
    """RSC-201: open and closed jobs of two years are there, and the open ones are offered."""
    if wrong := not_whole(ground, Stream.JOBS):
        return wrong
    here = _here()
    other = {key for states in _there(ground) for key in here if states.get(key) != here[key]}
    other |= {row.record for row in changed(Stream.JOBS, newest(Stream.JOBS))}
    if other:
        return failed(f"Job: {len(other)} of {len(here)} differ at LinkedIn.", SEE_PROBLEMS)
    if missing := _not_offered(ground, here):
        return failed(f"Recruiter does not offer {missing} open jobs for export.", SEE_PROBLEMS)
    if lacking := set(STATES.values()) - set(here.values()):
        todo = "Have an open and a closed job, then run this again."
        return needs_a_person(f"No job that LinkedIn has is {lacking.pop()}.", todo)
    if not _reaches_back(here):
        todo = "Show it with a company whose jobs go back two years: all there are, are sent."
        return needs_a_person("No job that LinkedIn has is two years old.", todo)
    open_ = sum(state == LISTED for state in here.values())
    said = f"LinkedIn holds {open_} open and {len(here) - open_} closed jobs of over two years."
    return passed(said, *written(ground, Stream.JOBS))


def _here() -> dict[str, str]:
    """Return how the jobs that LinkedIn has taken stand here, in its words."""
    sent = LedgerRow.objects.found_by(stream=Stream.JOBS, state=State.SENT).values("record")
    rows = Job.objects.filter(public_id__in=sent).values_list("public_id", "status")
    return {key: STATES[Job.Status(status)] for key, status in rows}


def _there(ground: Ground) -> list[Mapping[str, str]]:
    """Return how jobs stand by LinkedIn's last answers, and where it tells, by what it holds."""
    sent = LedgerRow.objects.found_by(stream=Stream.JOBS, state=State.SENT)
    accepted = {key: said.get("state", "") for key, said in sent.values_list("record", "accepted")}
    if not ground.sandbox:
        return [accepted]
    jobs = sandbox_records(ground, Stream.JOBS).items()
    return [accepted, {key: job["state"] for key, job in jobs}]


def _not_offered(ground: Ground, here: Mapping[str, str]) -> int:
    """Count open jobs that Recruiter does not offer to all; with lists nobody is offered all."""
    if not ground.sandbox or ground.connection.use_access_lists:
        return 0
    return len({key for key in here if here[key] == LISTED} - ground.sandbox.offered_jobs())


def _reaches_back(here: Mapping[str, str]) -> bool:
    before = timezone.now() - HISTORY
    return Job.objects.filter(public_id__in=list(here), created_at__lte=before).exists()


def stages_are_told(ground: Ground) -> Found:
    """Own addition: of an open job's requisition LinkedIn has the stages, in their order."""
    if not job_stages.are_told():
        return does_not_apply("A posting has no stages: requisitions are told in /rest/ alone.")(
            ground
        )
    if wrong := not_whole(ground, Stream.JOBS):
        return wrong
    rows = {row.record: row.accepted.get(job_stages.STAGES, {}) for row in newest(Stream.JOBS)}
    jobs = Job.objects.active().filter(public_id__in=rows).prefetch_related("stages")
    there = sandbox_records(ground, Stream.JOBS)
    other = [
        job.public_id
        for job in jobs
        for here in [_stages(job)]
        if rows[job.public_id].keys() != set(here)
        or (ground.sandbox and _in_order(there.get(job.public_id, {}).get("stages", {})) != here)
    ]
    if other:
        return failed(f"{len(other)} of {len(jobs)} have other stages there.", SEE_PROBLEMS)
    if not jobs:
        return needs_a_person("LinkedIn has no open job.", "Open one, then run this again.")
    said = f"The stages of the last {len(jobs)} open jobs are at LinkedIn, in their order."
    return passed(said, *written(ground, Stream.JOBS))


def _stages(job: Job) -> list[str]:
    return [stage.public_id for stage in sorted(job.stages.all(), key=lambda one: one.position)]


def _in_order(stages: Mapping[str, Any]) -> list[str]:
    return sorted(stages, key=lambda stage: int(stages[stage]["order"]))
