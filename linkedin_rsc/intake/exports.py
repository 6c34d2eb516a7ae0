"""The rules by which a person exported from Recruiter becomes a prospect (docs/flows/export.md)."""

from dataclasses import dataclass

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.activity import record
from accounts.models import Activity, Notice, User
from accounts.notices.services import notify
from applications.lifecycle.errors import AlreadyApplied
from applications.lifecycle.starting import convert_to_prospect, refuse_second_application
from applications.models import Application
from base.errors import DomainError
from candidates.models import Candidate, Source
from candidates.permissions import ADD_CANDIDATES
from jobs.models import Job
from linkedin_rsc.intake.candidates import take_in
from linkedin_rsc.intake.exporters import concerned, source_of, user_of
from linkedin_rsc.intake.identity import find_candidate
from linkedin_rsc.intake.keeping import kept_of, remark_on
from linkedin_rsc.intake.people import ExportedPerson
from linkedin_rsc.models import Connection, Notification
from linkedin_rsc.permissions import EXPORT_TO_JOB
from linkedin_rsc.verbs import LinkedInVerb
from notes.services import add_note


class Unusable(Exception):
    """What LinkedIn gave can never be used; the words go to the notification."""


class UnknownJob(DomainError):
    code = "unknown_job"


class ExporterNotOnTeam(DomainError):
    code = "exporter_not_on_team"


@dataclass(frozen=True)
class Export:
    """A person with what is known here of the export: the job, who exported, what told of it."""

    person: ExportedPerson
    job: Job | None
    by: User | None
    notification: Notification | None


@dataclass(frozen=True)
class Received:
    """What became of an export; `application` is None when LinkedIn named no job."""

    candidate: Candidate
    application: Application | None
    remark: str = ""


def receive_export(
    *, connection: Connection, person: ExportedPerson, notification: Notification | None = None
) -> Received:
    """Find or make the candidate and put them into the job's Prospect stage.

    Raises DomainError and changes nothing when the job is unknown, not active, without Prospect
    stage, when the known exporter does not lead it, or when the person is on it already; whoever
    should know of the refusal finds it behind the bell. What this very `notification` did before,
    replayed or after its worker died, is no refusal. Raises Unusable when the export is
    for another company.
    """
    job = Job.objects.filter(public_id=person.job_reference).first()
    export = Export(person, job, user_of(person.exporter), notification)
    try:
        return _receive(connection, export)
    except DomainError as refusal:
        done = _done_before(notification, refusal)
        if done:
            return done
        _tell_refusal(export, refusal, known=find_candidate(connection, person))
        raise


@transaction.atomic
def _receive(connection: Connection, export: Export) -> Received:
    # One export at a time: two of the same person would each make a candidate.
    connection = Connection.objects.select_for_update().get(pk=connection.pk)
    person, by = export.person, export.by
    if person.organization != connection.organization:
        raise Unusable(_("This export belongs to another LinkedIn company. It was discarded."))
    source = source_of(person.exporter, by)
    known = find_candidate(connection, person)
    job = _checked_job(export)
    if known and job:
        refuse_second_application(known, job)
    kept = kept_of(person, has_author=bool(by and job))
    candidate = take_in(connection, person, kept, known, source, by)
    remark = remark_on(kept.left_out)
    if job is None:
        no_job = _("LinkedIn named no job, so only the candidate was added.")
        return Received(candidate, None, f"{no_job} {remark}".strip())
    return Received(candidate, _make_prospect(export, candidate, job, source, remark), remark)


def _checked_job(export: Export) -> Job | None:
    """Return the job to export to, None where LinkedIn named none."""
    reference, job, by = export.person.job_reference, export.job, export.by
    if reference is None:
        ADD_CANDIDATES.require(by)
        return None
    if job is None:
        raise UnknownJob(_("There is no job %(id)s in Tandem.") % {"id": reference})
    if by and not EXPORT_TO_JOB.allows(by, job):
        said = str(EXPORT_TO_JOB.sentence) % {"name": by, "job": job.public_id}
        raise ExporterNotOnTeam(said)
    return job


def _make_prospect(
    export: Export, candidate: Candidate, job: Job, source: Source, remark: str
) -> Application:
    """Put the candidate on the job, with the exporter's note, and tell whom it concerns."""
    note, by = export.person.note, export.by
    application = convert_to_prospect(
        candidate=candidate, job=job, source=source, source_contact=by
    )
    if note and by:
        add_note(candidate=candidate, application=application, text=note, by=by)
    _record(export, application, source)
    said = _("%(name)s came from LinkedIn as a prospect for %(job)s.")
    notify(
        users=concerned(job, by),
        text=f"{said % {'name': candidate, 'job': job}} {remark}".strip(),
        url=reverse("candidate-detail", args=[candidate.public_id]),
        candidate=candidate.public_id,
    )
    return application


def _record(export: Export, application: Application, source: Source) -> None:
    notification = export.notification.public_id if export.notification else ""
    record(
        LinkedInVerb.EXPORTED, by=export.by, subject=application, source=source.name,
        job=application.job.public_id, candidate=application.candidate.public_id,
        notification=notification,
    )  # fmt: skip


def _tell_refusal(export: Export, refusal: DomainError, known: Candidate | None) -> None:
    name = export.person.full_name
    said = _("The export of %(name)s from LinkedIn was refused. %(why)s")
    notify(
        users=concerned(export.job, export.by),
        text=said % {"name": name, "why": refusal.message},
        kind=Notice.Kind.REFUSAL,
        candidate=known.public_id if known else "",
    )


def _done_before(notification: Notification | None, refusal: DomainError) -> Received | None:
    """Return what the notification led to when it was taken up before, had it been."""
    if notification is None or not isinstance(refusal, AlreadyApplied):
        return None
    application = refusal.application
    done = Activity.objects.filter(
        verb=LinkedInVerb.EXPORTED,
        subject=application.public_id,
        data__notification=notification.public_id,
    )
    return Received(application.candidate, application) if done.exists() else None
