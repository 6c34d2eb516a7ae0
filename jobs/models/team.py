from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from jobs.models.job import Job


class TeamMemberQuerySet(models.QuerySet["TeamMember"]):
    def own(self) -> Self:
        """Places that are held in one's own name, not as somebody's delegate."""
        return self.filter(stands_in_for=None)

    def leading(self) -> Self:
        """Places of recruiters and hiring managers."""
        return self.exclude(role=TeamMember.Role.INTERVIEWER)


class TeamMember(models.Model):
    """One person's place on a job's hiring team. Outlives the loss of a global role."""

    class Role(models.TextChoices):
        RECRUITER = "recruiter", _("Recruiter")
        HIRING_MANAGER = "hiring_manager", _("Hiring manager")
        INTERVIEWER = "interviewer", _("Interviewer")

    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="team")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="team_places")
    role = models.CharField(max_length=15, choices=Role.choices)
    # A delegate holds the role of the place whose holder they stand in for, as long as it lasts.
    stands_in_for = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="delegates"
    )

    objects = TeamMemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["job", "user", "role"], name="team_member_once"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} is {self.role} on {self.job_id}"
