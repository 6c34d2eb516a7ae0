"""What the ATS has sent: candidates, applications and what hangs below them (`jobs` apart).

`fields` is always the record exactly as the last PUT left it, in LinkedIn's own field names.
"""

from typing import Any

from django.db import models

from linkedin_sandbox.models.company import Member, Organization


class Record(models.Model):
    """What every synchronised record has."""

    fields = models.JSONField(default=dict)
    synced_at = models.DateTimeField()

    class Meta:
        abstract = True

    def field(self, name: str, default: Any = None) -> Any:
        return self.fields.get(name, default)


class Candidate(Record):
    """A candidate of the ATS, matched to members by rule 12 or by hand."""

    organization = models.ForeignKey(
        Organization, on_delete=models.CASCADE, related_name="candidates"
    )
    external_id = models.CharField(max_length=200)
    matches = models.ManyToManyField(Member, related_name="matched_candidates")
    matches_visible_at = models.DateTimeField()
    manual_match = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.SET_NULL, related_name="linked_candidates"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint("organization", "external_id", name="one_candidate_per_id")
        ]

    def __str__(self) -> str:
        return f"{self.field('firstName')} {self.field('lastName')} ({self.external_id})"


class Application(Record):
    """A candidate's application; `external_job_id` and `external_candidate_id` are references."""

    organization = models.ForeignKey(
        Organization, on_delete=models.CASCADE, related_name="applications"
    )
    external_id = models.CharField(max_length=200)
    external_job_id = models.CharField(max_length=200, db_index=True)
    external_candidate_id = models.CharField(max_length=200, blank=True, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("organization", "external_id", name="one_application_per_id")
        ]

    def __str__(self) -> str:
        return f"application {self.external_id} for {self.external_job_id}"


class CandidateNote(Record):
    parent = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="notes")
    external_id = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint("parent", "external_id", name="one_candidate_note_per_id")
        ]

    def __str__(self) -> str:
        return f"note {self.external_id}"


class ApplicationNote(Record):
    parent = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="notes")
    external_id = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint("parent", "external_id", name="one_application_note_per_id")
        ]

    def __str__(self) -> str:
        return f"note {self.external_id}"


class InterviewFeedback(Record):
    parent = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="feedback")
    external_id = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint("parent", "external_id", name="one_feedback_per_id")]

    def __str__(self) -> str:
        return f"feedback {self.external_id}"


class Attachment(Record):
    """A file on an application; `resumeUrn` among its fields names the media."""

    parent = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="attachments")
    external_id = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint("parent", "external_id", name="one_attachment_per_id")
        ]

    def __str__(self) -> str:
        return f"attachment {self.external_id}"


class Stage(Record):
    """One entry of an application into a stage; the latest `atsCreatedAt` is the current one."""

    parent = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="stages")
    external_id = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint("parent", "external_id", name="one_stage_per_id")]

    def __str__(self) -> str:
        return f"{self.field('stage')} ({self.external_id})"
