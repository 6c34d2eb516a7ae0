"""Access lists: which lists a job is on, and who is on a list (rsc-contract 10)."""

from django.db import models

from linkedin_sandbox.models.company import Member, Organization


class ListedJob(models.Model):
    """A job on one list. The job may come later: lists go before what they protect."""

    organization = models.ForeignKey(
        Organization, on_delete=models.CASCADE, related_name="listed_jobs"
    )
    list_id = models.CharField(max_length=200)
    external_job_id = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "organization", "list_id", "external_job_id", name="one_listed_job_per_list"
            )
        ]

    def __str__(self) -> str:
        return f"{self.external_job_id} on {self.list_id}"


class Assignee(models.Model):
    """A member on one list; every job on the list is theirs to see."""

    organization = models.ForeignKey(
        Organization, on_delete=models.CASCADE, related_name="assignees"
    )
    list_id = models.CharField(max_length=200)
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="assigned_lists")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "organization", "list_id", "member", name="one_assignee_per_list"
            )
        ]

    def __str__(self) -> str:
        return f"{self.member.slug} on {self.list_id}"
