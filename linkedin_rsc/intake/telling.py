"""Who hears of an export: whoever exported, and who decides where it waits."""

from collections.abc import Iterable

from django.urls import reverse

from accounts.models import Notice, User
from accounts.notices.services import notify
from accounts.policy import is_hirer, sees_everything
from applications.models import Application
from base.errors import DomainError
from base.words import gettext as _
from candidates.access import deciders
from candidates.models import Candidate
from jobs.models import Job
from linkedin_rsc.connection.outages import administrators
from linkedin_rsc.intake.exporters import concerned
from linkedin_rsc.models import HeldExport
from linkedin_rsc.profile.people import ExportedPerson


def tell_prospect(application: Application, by: User | None, remark: str) -> None:
    candidate, job = application.candidate, application.job
    said = _("%(name)s came from LinkedIn as a prospect for %(job)s.")
    notify(
        users=concerned(job, by),
        text=f"{said % {'name': candidate, 'job': job}} {remark}".strip(),
        url=reverse("candidate-detail", args=[candidate.public_id]),
        candidate=candidate.public_id,
    )


def tell_without_job(
    candidate: Candidate, person: ExportedPerson, by: User | None, remark: str
) -> None:
    """Tell whoever exported, else administrators, that somebody stands on no job.

    Of a person they may not open the exporter learns no more; who decides on them learns the rest.
    """
    said = _("%(name)s came from LinkedIn without a job. You can add them to one.")
    readers: Iterable[User] = [by] if by else administrators()
    if by and not Candidate.objects.visible_to(by).filter(pk=candidate.pk).exists():
        bare = _("%(name)s came from LinkedIn without a job. A colleague decides what follows.")
        notify(users=[by], text=bare % {"name": person.full_name}, candidate=candidate.public_id)
        readers = deciders(candidate)
    notify(
        users=readers,
        text=f"{said % {'name': candidate}} {remark}".strip(),
        url=reverse("candidate-detail", args=[candidate.public_id]),
        candidate=candidate.public_id,
    )


def tell_foreign() -> None:
    said = _(
        "LinkedIn sent something that is for another company. It was discarded. Compare the "
        "company ID here with the one in Recruiter."
    )
    notify(users=administrators(), text=said, url=reverse("linkedin-tab"), kind=Notice.Kind.REFUSAL)


def tell_refusal(
    person: ExportedPerson,
    job: Job | None,
    by: User | None,
    refusal: DomainError,
    known: Candidate | None,
) -> None:
    said = _("The export of %(name)s from LinkedIn was refused. %(why)s")
    notify(
        users=concerned(job, by),
        text=said % {"name": person.full_name, "why": refusal.message},
        kind=Notice.Kind.REFUSAL,
        candidate=known.public_id if known else "",
    )


def tell_waiting(held: HeldExport, person: ExportedPerson) -> None:
    """Tell the exporter no more than that: not that there is such a record."""
    said = _("The export of %(name)s from LinkedIn to %(job)s waits for a colleague's decision.")
    _tell_exporter(held, person, said)


def tell_declined(held: HeldExport, person: ExportedPerson) -> None:
    said = _("The export of %(name)s from LinkedIn to %(job)s was declined by a colleague.")
    _tell_exporter(held, person, said, kind=Notice.Kind.REFUSAL)


def tell_deciders(held: HeldExport) -> None:
    """Tell each of those who may decide, in words that name the job only to who may know it."""
    said = _("%(who)s exported %(name)s, who is private, from LinkedIn to %(job)s. You can decide.")
    for user in deciders(held.candidate):
        notify(
            users=[user],
            text=said % {
                "who": exporter_of(held),
                "name": held.candidate,
                "job": job_words(held.job, user),
            },
            url=reverse("candidate-linkedin", args=[held.candidate.public_id]),
            candidate=held.candidate.public_id,
        )  # fmt: skip


def exporter_of(held: HeldExport) -> str:
    return str(held.exporter or _("A recruiter"))


def job_words(job: Job, user: User) -> str:
    """Name the job, unless it is confidential and none of this person's."""
    may_know = (
        sees_everything(user)
        or (is_hirer(user) and not job.is_confidential)
        or job.team.filter(user=user).exists()
    )
    return str(job) if may_know else _("a job of theirs")


def _tell_exporter(
    held: HeldExport, person: ExportedPerson, said: str, kind: str = Notice.Kind.INFO
) -> None:
    notify(
        users=concerned(held.job, held.exporter),
        text=said % {"name": person.full_name, "job": held.job},
        kind=kind,
        candidate=held.candidate.public_id,
    )
