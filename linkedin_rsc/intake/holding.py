"""Keeps the export of a private person by somebody who may not decide who sees them.

It would open the record to the exporter and their team by the back door. So it waits for whoever
may decide (intake.deciding); the exporter learns only that a colleague decides. LinkedIn takes no
answer to an export (rsc-contract 5, 6), so Recruiter shows nothing of it either.
"""

from dataclasses import asdict
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.activity import record
from accounts.models import User
from base.errors import DomainError
from candidates.models import Candidate
from candidates.permissions import DECIDE_ACCESS
from jobs.models import Job
from linkedin_rsc.intake.telling import tell_deciders, tell_waiting
from linkedin_rsc.models import HeldExport, Notification
from linkedin_rsc.profile.people import Education, ExportedPerson, Exporter, Position
from linkedin_rsc.verbs import LinkedInVerb


class ExportWaits(DomainError):
    code = "export_waits"
    default_message = _("It waits for a colleague's decision already.")


def must_wait(candidate: Candidate, by: User | None) -> bool:
    """Whether this exporter, None where unknown, may not put the candidate on a further job."""
    return candidate.is_private and not (by and DECIDE_ACCESS.allows(by, candidate))


def hold(
    candidate: Candidate,
    job: Job,
    person: ExportedPerson,
    by: User | None,
    notification: Notification | None,
) -> None:
    """Keep the export and tell who decides, and who exported. Raises ExportWaits.

    What this very notification left before its worker died is no refusal.
    """
    waiting = HeldExport.objects.filter(candidate=candidate, job=job).first()
    if waiting:
        if notification and waiting.notification_id == notification.pk:
            return
        raise ExportWaits
    held = HeldExport.objects.create(
        candidate=candidate, job=job, exporter=by, notification=notification,
        person=asdict(person), created_at=timezone.now(),
    )  # fmt: skip
    record(LinkedInVerb.EXPORT_HELD, by=by, subject=held, candidate=candidate.public_id)
    tell_waiting(held, person)
    tell_deciders(held)


# JSON has lists only.
LISTS = ("emails", "phones", "employers", "skills", "left_out")


def person_of(held: HeldExport) -> ExportedPerson:
    """Return the person as LinkedIn told of them."""
    kept: dict[str, Any] = held.person
    return ExportedPerson(
        **kept
        | {
            "exporter": Exporter(**kept["exporter"]) if kept["exporter"] else None,
            "positions": tuple(Position(**position) for position in kept["positions"]),
            "educations": tuple(Education(**education) for education in kept["educations"]),
        }
        | {
            name: tuple(kept[name])
            for name in ("emails", "phones", "employers", "skills", "left_out")
        }
    )
