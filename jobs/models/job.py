"""A job and its number."""

import re
from typing import Self, cast

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts import policy
from accounts.models import User
from base.countries import country_name
from base.text import folded
from base.typed_words import matching, occurs

# What people put before and between: "job no. 13", "JOB_0013", "#13".
_JOB_ID = re.compile(r"(?:job)?[\W_]*(?:id|no|nr)?[\W_]*(\d{1,9})", re.ASCII)


class JobNumber(models.Model):
    """Gives out the numbers of Job IDs: a row is a number taken, never given twice."""

    def __str__(self) -> str:
        return f"JOB-{self.pk:04d}"


class JobQuerySet(models.QuerySet["Job"]):
    def active(self) -> Self:
        return self.filter(status=Job.Status.ACTIVE)

    def visible_to(self, user: User) -> Self:
        """Jobs whose page this person may open: all for some roles, else where on the team."""
        if policy.sees_everything(user):
            return self
        return self.filter(pk__in=user.team_places.values("job"))

    def matching(self, words: str) -> Self:
        """Jobs in whose title or Job ID every word occurs; a Job ID in any usual spelling."""
        spoken = job_id_in(words) if " " in words.strip() else ""
        return cast(Self, matching(self, spoken or words, _is_about))


def job_id_in(words: str) -> str:
    """Return the Job ID that these words are, "" where they are none: 13, #13, job 13, JOB-013."""
    typed = _JOB_ID.fullmatch(folded(words))
    return str(JobNumber(pk=int(typed[1]))) if typed else ""


def _is_about(word: str) -> Q:
    found, public_id = occurs(word, "search_text"), job_id_in(word)
    return found | Q(public_id=public_id) if public_id else found


class Job(models.Model):
    """One hiring need. `public_id` is the Job ID that people type in LinkedIn Recruiter.

    `search_text` is kept by the services.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        ACTIVE = "active", _("Active")
        CLOSED = "closed", _("Closed")

    class CloseReason(models.TextChoices):
        FILLED = "filled", _("Position filled")
        CANCELLED = "cancelled", _("Cancelled")

    class WorkplaceType(models.TextChoices):
        ON_SITE = "on_site", _("On-site")
        HYBRID = "hybrid", _("Hybrid")
        REMOTE = "remote", _("Remote")

    class EmploymentType(models.TextChoices):
        FULL_TIME = "full_time", _("Full-time")
        PART_TIME = "part_time", _("Part-time")
        CONTRACT = "contract", _("Contract")
        TEMPORARY = "temporary", _("Temporary")
        INTERNSHIP = "internship", _("Internship")
        VOLUNTEER = "volunteer", _("Volunteer")

    class LinkedInAvailability(models.TextChoices):
        INHERIT = "inherit", _("As set for the company")
        PUBLIC = "public", _("Public")
        PRIVATE = "private", _("Only inside Recruiter")

    class LinkedInSharing(models.TextChoices):
        INHERIT = "inherit", _("As set for the company")
        CLOSED = "closed", _("Not for this job")

    public_id = models.CharField(_("Job ID"), max_length=40, unique=True, editable=False)
    title = models.CharField(max_length=200)
    search_text = models.TextField(blank=True, editable=False)
    description = models.TextField(blank=True)
    city = models.CharField(max_length=100)
    region = models.CharField(_("state or region"), max_length=100, blank=True)
    country_code = models.CharField(_("country"), max_length=2)
    postal_code = models.CharField(max_length=20, blank=True)
    workplace_type = models.CharField(
        max_length=10, choices=WorkplaceType.choices, default=WorkplaceType.ON_SITE
    )
    employment_type = models.CharField(
        max_length=12, choices=EmploymentType.choices, default=EmploymentType.FULL_TIME
    )
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.DRAFT)
    close_reason = models.CharField(max_length=10, choices=CloseReason.choices, blank=True)
    is_confidential = models.BooleanField(default=False)
    prospects_enabled = models.BooleanField(default=True)
    linkedin_availability = models.CharField(
        max_length=8, choices=LinkedInAvailability.choices, default=LinkedInAvailability.INHERIT
    )
    # A job may close what the company shares, never open what it does not (decision 28).
    linkedin_notes = models.CharField(
        max_length=7, choices=LinkedInSharing.choices, default=LinkedInSharing.INHERIT
    )
    linkedin_feedback = models.CharField(
        max_length=7, choices=LinkedInSharing.choices, default=LinkedInSharing.INHERIT
    )
    linkedin_resumes = models.CharField(
        max_length=7, choices=LinkedInSharing.choices, default=LinkedInSharing.INHERIT
    )
    # What its applications say, and since when they say it or do not.
    linkedin_source = models.CharField(
        max_length=7,
        choices=LinkedInSharing.choices,
        default=LinkedInSharing.INHERIT,
        db_default=LinkedInSharing.INHERIT,
    )
    linkedin_end_reason = models.CharField(
        max_length=7,
        choices=LinkedInSharing.choices,
        default=LinkedInSharing.INHERIT,
        db_default=LinkedInSharing.INHERIT,
    )
    linkedin_fields_changed_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    activated_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="closed") | ~Q(close_reason=""), name="job_closed_has_reason"
            ),
        ]
        indexes = [models.Index(fields=["status", "-id"], name="job_by_status")]

    def __str__(self) -> str:
        return f"{self.title} ({self.public_id})"

    @property
    def is_active(self) -> bool:
        return self.status == self.Status.ACTIVE

    @property
    def is_closed(self) -> bool:
        return self.status == self.Status.CLOSED

    @property
    def place(self) -> str:
        """The location as people write it: city, region, country."""
        parts = (self.city, self.region, country_name(self.country_code))
        return ", ".join(dict.fromkeys(part for part in parts if part))
