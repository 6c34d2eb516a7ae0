"""The rules by which a person exported from Recruiter becomes a prospect (docs/flows/export.md)."""

from django.db import transaction

from accounts.models import Activity, User
from applications.lifecycle.errors import AlreadyApplied
from applications.lifecycle.starting import prospect_stage, refuse_second_application
from base.errors import DomainError
from base.rereading import anew
from base.words import gettext as _
from candidates.models import Candidate
from candidates.permissions import ADD_CANDIDATES
from jobs.models import Job
from linkedin_rsc.intake.exporters import user_of
from linkedin_rsc.intake.holding import hold, must_wait
from linkedin_rsc.intake.prospects import Export, Received, take_in_export
from linkedin_rsc.intake.telling import tell_foreign, tell_refusal
from linkedin_rsc.models import Connection, Notification
from linkedin_rsc.permissions import EXPORT_TO_JOB
from linkedin_rsc.profile.identity import find_candidate
from linkedin_rsc.profile.people import ExportedPerson
from linkedin_rsc.verbs import LinkedInVerb


class Unusable(Exception):
    """What LinkedIn gave can never be used; the words go to the notification."""


class ForeignCompany(Unusable):
    """The export is for another company than the one that is connected."""


class UnknownJob(DomainError):
    code = "unknown_job"


class ExporterNotOnTeam(DomainError):
    code = "exporter_not_on_team"


def receive_export(
    *, connection: Connection, person: ExportedPerson, notification: Notification | None = None
) -> Received:
    """Find or make the candidate and put them into the job's Prospect stage.

    Raises DomainError and changes nothing when the job is unknown, not active, without Prospect
    stage, when the known exporter does not lead it, or when the person is on it already; whoever
    should know of the refusal finds it behind the bell. What this very `notification` did before,
    replayed or after its worker died, is no refusal. A private person waits for whoever may decide
    (intake.holding). Raises ForeignCompany when it is for another, which administrators hear of.
    """
    job = Job.objects.filter(public_id=person.job_reference).first()
    export = Export(person, job, user_of(person.exporter, connection), notification)
    try:
        return _receive(connection, export)
    except ForeignCompany:
        tell_foreign()
        raise
    except DomainError as refusal:
        done = _done_before(notification, refusal)
        if done:
            return done
        tell_refusal(person, job, export.by, refusal, find_candidate(connection, person))
        raise


@transaction.atomic
def _receive(connection: Connection, export: Export) -> Received:
    connection = lock(connection)
    person, by = export.person, export.by
    if person.organization != connection.organization:
        said = _("This export belongs to another LinkedIn company. It was discarded.")
        raise ForeignCompany(said)
    known = find_candidate(connection, person)
    job = check(export, known)
    if known and job and must_wait(known, by):
        # What refuses everybody refuses here, too: waiting would tell that the person is known.
        prospect_stage(job)
        hold(known, job, person, by, export.notification)
        return Received(known, None, _("It waits for a colleague: the person is private."), True)
    return take_in_export(connection, export, known)


def lock(connection: Connection) -> Connection:
    """Let one export in at a time: two of the same person would each make a candidate."""
    return anew(connection, Connection.objects.select_for_update())


def check(export: Export, known: Candidate | None) -> Job | None:
    """Return the job to export to, None where LinkedIn named none. Raises DomainError."""
    job = _checked_job(export)
    if known and job:
        refuse_second_application(known, job)
    return job


def _checked_job(export: Export) -> Job | None:
    reference, job, by = export.person.job_reference, export.job, export.by
    if reference is None:
        ADD_CANDIDATES.require(by)
        return None
    is_allowed = job and (by is None or EXPORT_TO_JOB.allows(by, job))
    if job is None or not (is_allowed or _may_know(job, by)):
        raise UnknownJob(_("There is no job %(id)s in Tandem.") % {"id": reference})
    if not is_allowed:
        said = str(EXPORT_TO_JOB.sentence) % {"name": by, "job": job.public_id}
        raise ExporterNotOnTeam(said)
    return job


def _may_know(job: Job, by: User | None) -> bool:
    """Whether a refusal may tell the exporter that there is such a job."""
    opened = Job.objects.visible_to(by) if by else Job.objects.all()
    return not job.is_confidential or opened.filter(pk=job.pk).exists()


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
