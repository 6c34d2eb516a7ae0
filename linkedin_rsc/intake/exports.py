"""The rules by which a person exported from Recruiter becomes a prospect (design.md 3 and 4)."""

from dataclasses import dataclass

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.activity import record
from accounts.models import Activity, Notice, User
from accounts.services import notify
from applications.lifecycle.errors import AlreadyApplied
from applications.lifecycle.starting import convert_to_prospect, refuse_second_application
from applications.models import Application
from base.errors import DomainError
from candidates.models import Candidate, Source
from jobs.models import Job, TeamMember
from jobs.permissions import roles_of
from linkedin_rsc.intake.candidates import take_in
from linkedin_rsc.intake.identity import find_candidate
from linkedin_rsc.intake.people import ExportedPerson, Exporter
from linkedin_rsc.models import Connection, Notification
from linkedin_rsc.verbs import LinkedInVerb
from notes.services import add_note


class Unusable(Exception):
    """What LinkedIn gave can never be used; the words go to the notification."""


class UnknownJob(DomainError):
    code = "unknown_job"


class ExporterNotOnTeam(DomainError):
    code = "exporter_not_on_team"


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
    should know of the refusal finds it behind the bell. What this very `notification` did before
    its worker died is no refusal. Raises Unusable when the export is for another company.
    """
    exporter = _user_of(person.exporter)
    job = Job.objects.filter(public_id=person.job_reference).first()
    try:
        return _receive(connection, person, job, exporter, notification)
    except DomainError as refusal:
        done = _done_before(notification, refusal)
        if done:
            return done
        name = f"{person.first_name} {person.last_name}".strip()
        notify(
            users=_concerned(job, exporter),
            text=_("The export of %(name)s from LinkedIn was refused. %(why)s")
            % {"name": name, "why": refusal.message},
            kind=Notice.Kind.REFUSAL,
        )
        raise


@transaction.atomic
def _receive(
    connection: Connection,
    person: ExportedPerson,
    job: Job | None,
    exporter: User | None,
    notification: Notification | None,
) -> Received:
    # One export at a time: two of the same person would each make a candidate.
    connection = Connection.objects.select_for_update().get(pk=connection.pk)
    if person.organization != connection.organization:
        raise Unusable(_("This export belongs to another LinkedIn company. It was discarded."))
    source = _source_of(person.exporter, exporter)
    known = find_candidate(connection, person)
    if person.job_reference is None:
        candidate = take_in(connection, person, known, source, exporter)
        return Received(
            candidate, None, _("LinkedIn named no job, so only the candidate was added.")
        )
    job = _checked_job(person.job_reference, job, exporter)
    if known:
        refuse_second_application(known, job)
    candidate = take_in(connection, person, known, source, exporter)
    application = convert_to_prospect(
        candidate=candidate, job=job, source=source, source_contact=exporter
    )
    if person.note and exporter:
        add_note(candidate=candidate, application=application, text=person.note, by=exporter)
    record(
        LinkedInVerb.EXPORTED,
        by=exporter,
        subject=application,
        job=job.public_id,
        candidate=candidate.public_id,
        source=source.name,
        notification=notification.public_id if notification else "",
    )
    notify(
        users=_concerned(job, exporter),
        text=_("%(name)s came from LinkedIn as a prospect for %(job)s.")
        % {"name": candidate, "job": job},
        url=reverse("candidate-detail", args=[candidate.public_id]),
    )
    return Received(candidate, application)


def _done_before(notification: Notification | None, refusal: DomainError) -> Received | None:
    """Return what the notification led to when it was taken up before, should it have been."""
    if notification is None or notification.attempts < 2 or not isinstance(refusal, AlreadyApplied):
        return None
    application = refusal.application
    done = Activity.objects.filter(
        verb=LinkedInVerb.EXPORTED,
        subject=application.public_id,
        data__notification=notification.public_id,
    )
    return Received(application.candidate, application) if done.exists() else None


def _user_of(exporter: Exporter | None) -> User | None:
    """Return the colleague who exported, known by the e-mail of the Recruiter seat."""
    if exporter is None or not exporter.email:
        return None
    return User.objects.filter(email=exporter.email.lower(), is_active=True).first()


def _checked_job(reference: str, job: Job | None, exporter: User | None) -> Job:
    if job is None:
        raise UnknownJob(_("There is no job %(id)s in Tandem.") % {"id": reference})
    leading = {TeamMember.Role.RECRUITER, TeamMember.Role.HIRING_MANAGER}
    if exporter and not roles_of(exporter, job) & leading:
        said = _("%(name)s is not recruiter or hiring manager on %(job)s.")
        raise ExporterNotOnTeam(said % {"name": exporter, "job": job.public_id})
    return job


def _source_of(exporter: Exporter | None, user: User | None) -> Source:
    name = str(user) if user else ""
    if not name and exporter:
        name = f"{exporter.first_name} {exporter.last_name}".strip()
    source, _is_new = Source.objects.get_or_create(
        name=f"{name[:100]} (LinkedIn Recruiter)" if name else "LinkedIn Recruiter",
        defaults={"kind": Source.Kind.ACTIVE_SEARCH},
    )
    return source


def _concerned(job: Job | None, exporter: User | None) -> list[User]:
    """Return whoever exported, else the recruiters of the job."""
    if exporter:
        return [exporter]
    if job is None:
        return []
    places = job.team.filter(role=TeamMember.Role.RECRUITER).select_related("user")
    return [place.user for place in places]
