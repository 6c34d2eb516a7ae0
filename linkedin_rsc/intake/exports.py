"""The rules by which a person exported from Recruiter becomes a prospect (design.md 3 and 4)."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.activity import record
from accounts.models import Activity, Notice, User
from accounts.services import notify
from applications.lifecycle.errors import AlreadyApplied
from applications.lifecycle.starting import convert_to_prospect, refuse_second_application
from applications.models import Application
from base.countries import country_code
from base.errors import DomainError
from candidates.details.services import create_candidate, edit_candidate
from candidates.models import Candidate, Source
from candidates.tags.services import add_tag
from jobs.models import Job, TeamMember
from jobs.policy import team_roles
from linkedin_rsc.intake.events import ExportedPerson, Exporter
from linkedin_rsc.intake.identity import find_candidate
from linkedin_rsc.models import Connection, Notification, ProfileLink
from linkedin_rsc.verbs import LinkedInVerb
from notes.services import add_note

TAG = "Imported: LinkedIn Recruiter"


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
    its worker died is no refusal.
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
            text=f"The export of {name} from LinkedIn was refused. {refusal.message}",
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
    Connection.objects.select_for_update().get(pk=connection.pk)
    source = _source_of(person.exporter, exporter)
    if person.job_reference is None:
        candidate = _find_or_create(connection, person, source, exporter)
        return Received(candidate, None, "LinkedIn named no job, so only the candidate was added.")
    job = _checked_job(person.job_reference, job, exporter)
    known = find_candidate(connection, person)
    if known:
        refuse_second_application(known, job)
    candidate = _find_or_create(connection, person, source, exporter)
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
        text=f"{candidate} came from LinkedIn as a prospect for {job}.",
        url=reverse("candidate-detail", args=[candidate.public_id]),
    )
    return Received(candidate, application)


def _done_before(notification: Notification | None, refusal: DomainError) -> Received | None:
    """Return what the notification led to when it was taken up before, should it have been."""
    if notification is None or notification.attempts < 2 or not isinstance(refusal, AlreadyApplied):
        return None
    application = refusal.application
    done = Activity.objects.filter(
        verb="candidate.exported",
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
        raise UnknownJob(f"There is no job {reference} in Tandem.")
    leading = {TeamMember.Role.RECRUITER, TeamMember.Role.HIRING_MANAGER}
    if exporter and not team_roles(exporter, job) & leading:
        raise ExporterNotOnTeam(
            f"{exporter} is not recruiter or hiring manager on {job.public_id}."
        )
    return job


def _source_of(exporter: Exporter | None, user: User | None) -> Source:
    name = str(user) if user else ""
    if not name and exporter:
        name = f"{exporter.first_name} {exporter.last_name}".strip()
    source, _ = Source.objects.get_or_create(
        name=f"{name[:100]} (LinkedIn Recruiter)" if name else "LinkedIn Recruiter",
        defaults={"kind": Source.Kind.ACTIVE_SEARCH},
    )
    return source


def _find_or_create(
    connection: Connection, person: ExportedPerson, source: Source, exporter: User | None
) -> Candidate:
    candidate = find_candidate(connection, person)
    if candidate is None:
        candidate = create_candidate(
            by=None,
            emails=person.emails,
            source=source,
            source_contact=exporter,
            **_fields_of(person),
        )
    else:
        _enrich(candidate, person)
    add_tag(candidate=candidate, name=TAG, by=exporter)
    _link(connection, candidate, person, exporter)
    return candidate


def _fields_of(person: ExportedPerson) -> dict[str, Any]:
    """Translate LinkedIn's profile into our fields; the location is text there, parts here."""
    position = person.positions[0] if person.positions else None
    employer = person.employers[0] if person.employers else (position.company if position else "")
    return {
        "first_name": person.first_name or person.last_name,
        "last_name": person.last_name or person.first_name,
        "headline": person.headline,
        "current_company": employer,
        "current_title": position.title if position else "",
        **_place_of(person.location),
        "linkedin_url": person.profile_url[:300],
    }


def _place_of(location: str) -> dict[str, str]:
    """Read LinkedIn's "City, Region, Country": what is no known country stays with the region."""
    city, *others = [part.strip()[:100] for part in location.split(",")]
    code = country_code(others[-1]) if others else ""
    region = ", ".join(others[:-1] if code else others)[:100]
    return {"city": city, "region": region, "country_code": code}


def _enrich(candidate: Candidate, person: ExportedPerson) -> None:
    """Fill what is empty; what a colleague wrote is never overwritten."""
    given = _fields_of(person)
    if candidate.city or candidate.region or candidate.country_code:
        given |= {"city": "", "region": "", "country_code": ""}
    fields = {
        name: value for name, value in given.items() if value and not getattr(candidate, name)
    }
    known = list(candidate.emails.order_by("-is_primary", "id").values_list("email", flat=True))
    new = [email for email in person.emails if email.lower() not in known]
    if fields or new:
        edit_candidate(
            candidate=candidate, by=None, emails=[*known, *new] if new else None, **fields
        )


def _link(
    connection: Connection, candidate: Candidate, person: ExportedPerson, exporter: User | None
) -> None:
    """Remember the member for LinkedIn. A link of the present application stays as it is."""
    link = ProfileLink.objects.filter(candidate=candidate).first() or ProfileLink(
        candidate=candidate
    )
    if link.pk and link.application_urn == connection.application_in_use:
        return
    link.person, link.application_urn = person.member, connection.application_in_use
    link.profile_url = person.profile_url[:300]
    link.linked_at, link.snapshot = timezone.now(), _snapshot(person)
    link.save()
    record(LinkedInVerb.LINKED, by=exporter, subject=candidate, candidate=candidate.public_id)


def _snapshot(person: ExportedPerson) -> dict[str, Any]:
    return {
        "headline": person.headline,
        "location": person.location,
        "years_of_experience": person.years_of_experience,
        "skills": list(person.skills),
        "positions": [[position.title, position.company] for position in person.positions],
        "educations": [[education.school, education.degree] for education in person.educations],
    }


def _concerned(job: Job | None, exporter: User | None) -> list[User]:
    """Return whoever exported, else the recruiters of the job."""
    if exporter:
        return [exporter]
    if job is None:
        return []
    places = job.team.filter(role=TeamMember.Role.RECRUITER).select_related("user")
    return [place.user for place in places]
