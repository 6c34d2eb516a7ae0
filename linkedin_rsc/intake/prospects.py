"""What an export does once it may: the candidate made or enriched, and put on the job."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.activity import record
from accounts.models import User
from applications.lifecycle.starting import convert_to_prospect
from applications.models import Application
from candidates.models import Candidate, Source
from jobs.models import Job
from linkedin_rsc.intake.telling import tell_prospect, tell_without_job
from linkedin_rsc.models import Connection, Notification
from linkedin_rsc.profile.keeping import kept_of, remark_on
from linkedin_rsc.profile.people import ExportedPerson
from linkedin_rsc.profile.sources import source_of
from linkedin_rsc.profile.taking_in import take_in
from linkedin_rsc.verbs import LinkedInVerb
from notes.services import add_note


@dataclass(frozen=True)
class Export:
    """A person with what is known here of the export: the job, who exported, what told of it."""

    person: ExportedPerson
    job: Job | None
    by: User | None
    notification: Notification | None


@dataclass(frozen=True)
class Received:
    """What became of an export; `application` is None when LinkedIn named no job, or it waits."""

    candidate: Candidate
    application: Application | None
    remark: str = ""
    waits: bool = False


def take_in_export(connection: Connection, export: Export, known: Candidate | None) -> Received:
    """Make or enrich the candidate and put them on the job; what may be done was checked."""
    person, job, by = export.person, export.job, export.by
    source = source_of(person.exporter, by)
    kept = kept_of(person, has_author=bool(by and job))
    candidate = take_in(connection, person, kept, known, source, by)
    remark = remark_on(kept.left_out)
    if job is None:
        tell_without_job(candidate, person, by, remark)
        no_job = _("LinkedIn named no job, so only the candidate was added.")
        return Received(candidate, None, f"{no_job} {remark}".strip())
    return Received(candidate, _make_prospect(export, candidate, job, source, remark), remark)


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
    tell_prospect(application, by, remark)
    return application


def _record(export: Export, application: Application, source: Source) -> None:
    notification = export.notification.public_id if export.notification else ""
    record(
        LinkedInVerb.EXPORTED, by=export.by, subject=application, source=source.name,
        job=application.job.public_id, candidate=application.candidate.public_id,
        notification=notification,
    )  # fmt: skip
