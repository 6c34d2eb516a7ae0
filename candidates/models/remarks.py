"""What colleagues write about candidates and applications."""

from django.db import models

from accounts.models import User
from accounts.public_ids import new_public_id
from candidates.models.applications import Application
from candidates.models.candidates import Candidate


class Note(models.Model):
    """Words about a candidate, or about one application. A private one is for its author only."""

    public_id = models.CharField(max_length=40, unique=True, default=new_public_id, editable=False)
    candidate = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="notes")
    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, null=True, blank=True, related_name="notes"
    )
    author = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    text = models.TextField()
    is_private = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Note {self.pk} on {self.candidate_id}"


class InterviewFeedback(models.Model):
    """What an interviewer thought: words, a recommendation, and results by attribute."""

    class Recommendation(models.TextChoices):
        STRONG_YES = "strong_yes", "Strong yes"
        YES = "yes", "Yes"
        NO = "no", "No"
        STRONG_NO = "strong_no", "Strong no"

    public_id = models.CharField(max_length=40, unique=True, default=new_public_id, editable=False)
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="feedback")
    interviewer = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    feedback = models.TextField()
    recommendation = models.CharField(max_length=10, choices=Recommendation.choices)
    evaluations = models.JSONField(default=list, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "interview feedback"

    def __str__(self) -> str:
        return f"Feedback {self.pk} on {self.application_id}"
