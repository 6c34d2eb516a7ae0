"""The jobs the ATS has posted, and the tasks that carry what it asked of them."""

from django.db import models

from linkedin_sandbox.models.applications import DeveloperApplication
from linkedin_sandbox.models.company import Organization
from linkedin_sandbox.models.records import Record


class Job(Record):
    """A job as it stands once its tasks are done (rsc-contract section 7.1).

    In v2 one posting says all of it. In `/rest/` this is the requisition, and `posting` tells how
    its posting on the job board stands, in the words of `posting_fields` (versioned-api 5.1).
    """

    class State(models.TextChoices):
        LISTED = "LISTED"
        CLOSED = "CLOSED"
        # Its time was over before anybody closed it; listed no more.
        EXPIRED = "EXPIRED"

    class Posting(models.TextChoices):
        IS_ALL = "", "the posting says all"
        NONE = "NONE"
        LISTED = "LISTED"
        CLOSED = "CLOSED"

    application = models.ForeignKey(DeveloperApplication, on_delete=models.CASCADE)
    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="jobs")
    external_id = models.CharField(max_length=75)
    posting_number = models.PositiveBigIntegerField(unique=True)
    title = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=State, default=State.LISTED)
    expires_at = models.DateTimeField()
    posting = models.CharField(max_length=10, choices=Posting, blank=True, default=Posting.IS_ALL)
    posting_fields = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint("organization", "external_id", name="one_job_per_id")
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.external_id})"

    @property
    def process(self) -> list["RequisitionStage"]:
        """Give its stages in the order in which they follow each other."""
        return sorted(self.stages.all(), key=lambda one: (one.field("order"), one.pk))

    @property
    def is_requisition(self) -> bool:
        return self.posting != self.Posting.IS_ALL

    @property
    def posting_urn(self) -> str:
        return f"urn:li:jobPosting:{self.posting_number}"


class RequisitionStage(Record):
    """A step of the process of a requisition (versioned-api 5.1.2); an application is not in it."""

    parent = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="stages")
    external_id = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint("parent", "external_id", name="one_requisition_stage_per_id")
        ]

    def __str__(self) -> str:
        return f"{self.field('name')} ({self.external_id})"


class JobTask(models.Model):
    """One accepted element of a simpleJobPostings call, decided some time later."""

    class Status(models.TextChoices):
        IN_PROGRESS = "IN_PROGRESS"
        SUCCEEDED = "SUCCEEDED"
        FAILED = "FAILED"

    application = models.ForeignKey(DeveloperApplication, on_delete=models.CASCADE)
    organization = models.ForeignKey(Organization, on_delete=models.CASCADE)
    urn = models.CharField(max_length=100, unique=True)
    external_id = models.CharField(max_length=75)
    operation = models.CharField(max_length=10)
    fields = models.JSONField(default=dict)
    status = models.CharField(max_length=12, choices=Status, default=Status.IN_PROGRESS)
    error_message = models.TextField(blank=True)
    job = models.ForeignKey(Job, null=True, blank=True, on_delete=models.CASCADE)
    created_at = models.DateTimeField()
    due_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.operation} {self.external_id}: {self.status}"
