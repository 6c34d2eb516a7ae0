"""What colleagues write about candidates and applications."""

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from accounts import policy
from accounts.models import User
from base.public_ids import new_public_id
from candidates.models.applications import Application
from candidates.models.candidates import Candidate
from jobs.models import TeamMember


class NoteQuerySet(models.QuerySet["Note"]):
    def visible_to(self, user: User) -> Self:
        """Notes this person may read, given that they may open the candidate.

        Private ones are their author's alone, whoever else asks. Those on an application follow
        it; those on the person are for whoever hires, not for interviewers.
        """
        readable = self.filter(Q(is_private=False) | Q(author=user))
        if policy.sees_everything(user):
            return readable
        opened = Application.objects.visible_to(user).filter(pk=OuterRef("application"))
        if not policy.is_hirer(user):
            return readable.filter(Q(author=user) | Exists(opened))
        return readable.filter(Q(application=None) | Q(author=user) | Exists(opened))


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

    objects = NoteQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Note {self.pk} on {self.candidate_id}"


class InterviewFeedbackQuerySet(models.QuerySet["InterviewFeedback"]):
    def visible_to(self, user: User) -> Self:
        """Feedback this person may read: their own, and all of the jobs they lead.

        An interviewer reads the others' once their own on that application is in, so that nobody
        writes under the impression of a colleague (attract.md section 21, walk 4).
        """
        if policy.sees_everything(user):
            return self
        own = InterviewFeedback.objects.filter(interviewer=user)
        given = own.filter(application=OuterRef("application"))
        opened = Application.objects.visible_to(user).filter(pk=OuterRef("application"))
        places = TeamMember.objects.filter(user=user, job=OuterRef("application__job"))
        leads = Exists(places.leading())
        return self.filter(Q(interviewer=user) | (Exists(opened) & (leads | Exists(given))))


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

    objects = InterviewFeedbackQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "interview feedback"

    def __str__(self) -> str:
        return f"Feedback {self.pk} on {self.application_id}"
