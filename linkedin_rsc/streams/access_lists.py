"""Which jobs are on whose list: what LinkedIn shows a job by (rsc-contract 10, decision 23).

Each colleague has a list of their own, and the jobs they lead are on it, whether or not they have
connected an account: so connecting one is a single record, however many jobs somebody leads.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet, Value
from django.db.models.functions import Concat

from accounts.models import User
from jobs.models import Job, TeamMember
from jobs.verbs import JobVerb
from linkedin_rsc.client.generations import table
from linkedin_rsc.client.resources import ListedJob, delete_listed_jobs, put_listed_jobs
from linkedin_rsc.client.restli import BatchAnswer, RecordAnswer
from linkedin_rsc.models import Hold, Stream
from linkedin_rsc.streams.change import Change, Mark
from linkedin_rsc.streams.row import Row
from linkedin_rsc.streams.sharing import Sharing
from linkedin_rsc.streams.stream import (
    Call,
    Fields,
    Parent,
    judge_at_once,
    nothing_of,
    spoils_nothing,
)

NAME = Stream.ACCESS_LISTS
PARENTS: tuple[Parent, ...] = ()
RESOURCE = table.ACCESS_LISTS
KEYED_BY = ""
IDS = {"record": "listed", "job": "job__public_id"}

# No public id has one, so it parts two of them: JOB-0042.Ab3…
BETWEEN = "."


@dataclass(frozen=True, slots=True)
class JobOnList:
    job: Job
    list_id: str


def record_of(job_id: str, list_id: str) -> str:
    return f"{job_id}{BETWEEN}{list_id}"


def marks(change: Change) -> Iterator[Mark]:
    """Mark whoever joins or leaves, or the whole team where the job itself comes, goes or hides."""
    if not (change.job and change.sharing.keeps_lists):
        return
    reason = hold_of_job(change.job, change.sharing)
    for list_id in _lists_touched(change, change.job):
        record = record_of(change.job.public_id, list_id)
        yield Mark(NAME, record, reason, job=change.job.public_id)


def _lists_touched(change: Change, job: Job) -> Iterable[str]:
    """One query; none for other changes of a job."""
    if change.verb in {JobVerb.TEAM_JOINED, JobVerb.DELEGATE_NAMED, JobVerb.TEAM_LEFT}:
        if change.data["role"] == TeamMember.Role.INTERVIEWER:
            return ()
        return User.objects.filter(pk=change.data["user"]).values_list("public_id", flat=True)
    is_edit = change.verb in {JobVerb.EDITED, JobVerb.PROCESS_CHANGED}
    if is_edit and "is_confidential" not in change.fields:
        return ()
    return job.team.leading().values_list("user__public_id", flat=True).distinct()


def reach(change: Change) -> None:
    """A place on a list decides about no other one."""


def load(records: Collection[str]) -> Mapping[str, JobOnList]:
    """Load those whose colleague leads the job; one query."""
    wanted = [_place(record) for record in records]
    places = TeamMember.objects.leading().filter(
        job__public_id__in={place.job_id for place in wanted},
        user__public_id__in={place.list_id for place in wanted},
    )
    found = places.select_related("job", "user").defer("job__description", "job__search_text")
    there = {
        record_of(place.job.public_id, place.user.public_id): JobOnList(
            place.job, place.user.public_id
        )
        for place in found
    }
    return {record: there[record] for record in records if record in there}


def hold(place: JobOnList, sharing: Sharing) -> Hold | None:
    return hold_of_job(place.job, sharing)


def hold_of_job(job: Job, sharing: Sharing) -> Hold | None:
    """Decide for all lists of a job at once."""
    if not sharing.keeps_lists:
        return Hold.LISTS_NOT_USED
    if job.is_confidential:
        return Hold.CONFIDENTIAL_JOB
    return Hold.DRAFT_JOB if job.activated_at is None else sharing.shut(NAME)


def word(place: JobOnList, row: Row, sharing: Sharing) -> Fields:
    return {"list": place.list_id, "job": place.job.public_id}


def send(call: Call, entities: Mapping[str, Fields]) -> BatchAnswer:
    return put_listed_jobs(call.transport, call.organization, _places(entities))


def withdraw(call: Call, records: Collection[str]) -> BatchAnswer:
    return delete_listed_jobs(call.transport, call.organization, _places(records))


judge = judge_at_once
refused = RecordAnswer
spoils = spoils_nothing


def everything(sharing: Sharing) -> "QuerySet[TeamMember]":
    places = TeamMember.objects.leading().filter(job__activated_at__isnull=False)
    listed = Concat("job__public_id", Value(BETWEEN), "user__public_id")
    places = places.annotate(listed=listed)
    return places if sharing.keeps_lists else nothing_of(places)


def _places(records: Iterable[str]) -> dict[str, ListedJob]:
    return {record: _place(record) for record in records}


def _place(record: str) -> ListedJob:
    job_id, _between, list_id = record.partition(BETWEEN)
    return ListedJob(list_id=list_id, job_id=job_id)
