"""One candidate on one job."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q, Value
from django.utils.translation import gettext_lazy as _

from accounts import policy
from accounts.models import User
from base.public_ids import new_public_id
from candidates.models.candidate import Candidate
from candidates.models.labels import Source
from jobs.models import Job, Stage
from jobs.places import Places, places_of


def opened_from(places: Places, path: str = "") -> Q:
    """Say which applications whoever has these places may open; `path` leads to them.

    The jobs are asked for by themselves, not for each application, so that whoever stands on few
    of many jobs is led from these to the applications.
    """
    is_on_theirs = Q((f"{path}job__in", places.jobs))
    if places.are_all_led:
        return is_on_theirs
    is_prospect = Q((f"{path}stage__kind", Stage.Kind.PROSPECT))
    return is_on_theirs & (Q((f"{path}job__in", places.led)) | ~is_prospect)


class ApplicationQuerySet(models.QuerySet["Application"]):
    def active(self) -> Self:
        return self.filter(status=Application.Status.ACTIVE)

    def past_prospect(self) -> Self:
        """Applications that stand beyond the Prospect stage."""
        return self.filter(left_prospect_at__isnull=False)

    def visible_to(self, user: User, places: Places | None = None) -> Self:
        """Applications this person may open: those on their jobs; interviewers see no prospects.

        Give the `places` where those around all these applications are known already.
        """
        if policy.sees_everything(user):
            return self
        return self.filter(opened_from(places or places_of(user)))

    def in_history_for(self, user: User, places: Places | None = None) -> Self:
        """Applications that a candidate's job history lists for this person.

        Besides their own, people who hire learn of the others (`may_open` is False there: title,
        status and source, no more), but never of a confidential job's.
        """
        if policy.sees_everything(user):
            return self.annotate(may_open=Value(True))
        opened = opened_from(places or places_of(user))
        listed = opened | Q(job__is_confidential=False) if policy.is_hirer(user) else opened
        return self.filter(listed).annotate(may_open=opened)


class Application(models.Model):
    """One candidate on one job: stage, status, source, dates.

    `left_prospect_at` is since when it stands past Prospect; None means that it stands there, which
    keeps it away from LinkedIn (decision 3). `applied_at` is when it first stood past it, or came.
    """

    class Status(models.TextChoices):
        ACTIVE = "active", _("Active")
        REJECTED = "rejected", _("Rejected")
        HIRED = "hired", _("Hired")
        CLOSED = "closed", _("Closed with the job")

    class RejectionReason(models.TextChoices):
        UNSUITABLE = "unsuitable", _("Application incomplete or unsuitable")
        EDUCATION = "education", _("Education")
        EXPERIENCE = "experience", _("Experience")
        SKILLS = "skills", _("Skill set")
        COMPETENCY = "competency", _("Competency")
        LICENCE = "licence", _("Licence")
        ASSESSMENT = "assessment", _("Assessment")
        OTHERS_MORE_QUALIFIED = "others_more_qualified", _("Others more qualified")
        NOT_INTERESTED = "not_interested", _("Not interested")

    public_id = models.CharField(max_length=40, unique=True, default=new_public_id, editable=False)
    candidate = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="applications")
    job = models.ForeignKey(Job, on_delete=models.PROTECT, related_name="applications")
    stage = models.ForeignKey(Stage, on_delete=models.PROTECT, related_name="applications")
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.ACTIVE)
    rejection_reason = models.CharField(max_length=30, choices=RejectionReason.choices, blank=True)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, null=True, blank=True)
    source_contact = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True, blank=True)
    left_prospect_at = models.DateTimeField(null=True, blank=True)
    stage_entered_at = models.DateTimeField()

    # Set by `in_history_for` alone: whether the asking person may open this application.
    may_open: bool

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["candidate", "job"], name="application_once_per_job"),
            models.CheckConstraint(
                condition=~Q(status="rejected") | ~Q(rejection_reason=""),
                name="application_rejected_has_reason",
            ),
        ]
        indexes = [
            models.Index(
                fields=["job", "status", "stage", "-stage_entered_at", "-id"],
                name="application_by_board",
            ),
            # Who waits longest, of all people on all jobs.
            models.Index(
                fields=["stage_entered_at", "id"],
                name="application_by_waiting",
                condition=Q(status="active"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.candidate} for {self.job}"

    @property
    def is_active(self) -> bool:
        return self.status == self.Status.ACTIVE

    @property
    def is_rejected(self) -> bool:
        return self.status == self.Status.REJECTED

    @property
    def is_movable(self) -> bool:
        """Whether a stage can follow: its job is open, and it has not ended before."""
        return not self.job.is_closed and self.status in {self.Status.ACTIVE, self.Status.HIRED}

    @property
    def end_reason(self) -> str:
        """Why it ended, in words; empty while it has not, or with a hire."""
        if self.status == self.Status.CLOSED:
            return self.job.get_close_reason_display()
        return self.get_rejection_reason_display() if self.is_rejected else ""

    def days_in_stage(self, now: datetime) -> int:
        """Whole days since the application entered its stage."""
        return (now - self.stage_entered_at).days
