"""Applications: atsApplications at LinkedIn (rsc-contract 7.4).

Every update overwrites the whole record, so what is said is always all that is known.
"""

from collections.abc import Collection, Iterator, Mapping

from django.db.models import QuerySet, prefetch_related_objects

from applications.models import Application
from jobs.verbs import JobVerb
from linkedin_rsc.client.generations import table
from linkedin_rsc.client.resources import delete_applications, put_applications
from linkedin_rsc.client.restli import BatchAnswer, RecordAnswer
from linkedin_rsc.models import Hold, Stream
from linkedin_rsc.streams.change import Change, Mark, mark_below
from linkedin_rsc.streams.field_groups import BY_JOB, withheld_by, without_withheld
from linkedin_rsc.streams.listed import listed
from linkedin_rsc.streams.people import identity_of, names_at_linkedin
from linkedin_rsc.streams.prospect_rule import hold_of_application, hold_of_contact
from linkedin_rsc.streams.row import Row
from linkedin_rsc.streams.sharing import Sharing
from linkedin_rsc.streams.sparse import sparsely
from linkedin_rsc.streams.stream import (
    Call,
    Fields,
    Parent,
    Reach,
    judge_at_once,
    milliseconds,
    spoils_nothing,
)

NAME = Stream.APPLICATIONS
RESOURCE = table.APPLICATIONS
PARENTS: tuple[Parent, ...] = (
    Parent(Stream.JOBS, "job", Hold.WAITING_FOR_JOB),
    Parent(Stream.CANDIDATES, "candidate", Hold.WAITING_FOR_CANDIDATE),
)
KEYED_BY = ""
IDS = {
    "record": "public_id",
    "application": "public_id",
    "job": "job__public_id",
    "candidate": "candidate__public_id",
}

# What of an application is told, or decides about it.
TOLD = (
    *("public_id", "created_at", "updated_at", "left_prospect_at", "status", "rejection_reason"),
    *("candidate__public_id", "candidate__first_name", "candidate__last_name"),
    *("candidate__is_private", "candidate__profile_link__how"),
    *("candidate__profile_link__person", "candidate__profile_link__application_urn"),
    *("job__public_id", "job__title", "job__is_confidential", "job__close_reason"),
    *("source__name", *(f"job__{field}" for field in BY_JOB.values())),
)
# What of a job and of a candidate stands in its applications at LinkedIn, or decides about them.
FROM_JOB = {"is_confidential", "title", *BY_JOB.values()}
FROM_CANDIDATE = {"is_private", "first_name", "last_name", "emails"}


def marks(change: Change) -> Iterator[Mark]:
    if change.application:
        reason = hold_of_all(change.application, change.sharing)
        reason = reason or hold_of_contact(change.facts, change.sharing)
        yield mark_below(change.application, NAME, change.application.public_id, reason)


def reach(change: Change) -> Reach | None:
    if change.is_of_candidate and (change.fields & FROM_CANDIDATE or change.tells_who):
        return Reach.OF_CANDIDATE
    ends = change.verb in {JobVerb.CLOSED, JobVerb.RESTORED}
    return Reach.OF_JOB if change.job and (ends or change.fields & FROM_JOB) else None


def load(records: Collection[str]) -> Mapping[str, Application]:
    """Two queries."""
    found = list(sparsely(Application.objects.filter(public_id__in=listed(records)), *TOLD))
    prefetch_related_objects([application.candidate for application in found], "emails")
    return {application.public_id: application for application in found}


def hold(application: Application, sharing: Sharing) -> Hold | None:
    reason = hold_of_all(application, sharing)
    if reason or not sharing.withheld:
        return reason
    return hold_of_contact(identity_of(application.candidate), sharing)


def hold_of_all(application: Application, sharing: Sharing) -> Hold | None:
    """Decide on an application with all below it, by what those know that are below."""
    return hold_of_application(application, sharing) or sharing.shut(NAME)


def word(application: Application, row: Row, sharing: Sharing) -> Fields:
    return without_withheld(tell(application), sharing.withheld | withheld_by(application.job))


def tell(application: Application) -> Fields:
    candidate, job = application.candidate, application.job
    fields: Fields = {
        "atsCandidateId": candidate.public_id,
        "atsJobPostingId": job.public_id,
        "atsJobPostingName": job.title,
        **names_at_linkedin(candidate.first_name, candidate.last_name),
        "atsCreatedAt": milliseconds(application.created_at),
        "atsLastModifiedAt": milliseconds(max(application.created_at, application.updated_at)),
    }
    emails = sorted(candidate.emails.all(), key=lambda email: not email.is_primary)
    if emails:
        fields["candidateEmail"] = emails[0].email
    if application.source:
        fields["source"] = application.source.name
    if application.end_reason:
        fields["dispositionReason"] = application.end_reason
    return fields


def send(call: Call, entities: Mapping[str, Fields]) -> BatchAnswer:
    return put_applications(call.transport, call.organization, entities)


def withdraw(call: Call, records: Collection[str]) -> BatchAnswer:
    return delete_applications(call.transport, call.organization, records)


judge = judge_at_once
refused = RecordAnswer
spoils = spoils_nothing


def everything(sharing: Sharing) -> "QuerySet[Application]":
    applications = Application.objects.all()
    return applications if sharing.share_prospects else applications.past_prospect()
