"""Who is asked to an interview, what they answered, and which mail they are still to get."""

from typing import Self

from django.db import models
from django.db.models import Q

from accounts.models import User
from base.public_ids import new_public_id
from base.words import gettext_lazy as _

MAX_COMMENT_CHARACTERS = 500
# What was tried so often in vain is left to a person.
MAX_MAIL_TRIES = 10


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def standing(self) -> Self:
        """Those of who is still to come."""
        return self.filter(is_withdrawn=False)

    def with_interviews(self) -> Self:
        """With all that a mail or an answer is about, in the same query."""
        return self.select_related(
            "interviewer",
            "interview__scheduled_by",
            "interview__application__job",
            "interview__application__candidate",
        )


class Invitation(models.Model):
    """One interviewer's place in an interview, or the candidate's, who is no `interviewer`.

    The row is also the order for its next mail: `mail_due_at` is when it may be sent, None when
    there is nothing to send. Whoever sends it moves that on first, so that nobody else does.
    """

    class Answer(models.TextChoices):
        NONE = "", _("No answer yet")
        ACCEPTED = "accepted", _("Accepted")
        DECLINED = "declined", _("Declined")

    public_id = models.CharField(max_length=40, unique=True, default=new_public_id, editable=False)
    interview = models.ForeignKey(
        "interviews.Interview", on_delete=models.CASCADE, related_name="invitations"
    )
    interviewer = models.ForeignKey(
        User, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    answer = models.CharField(
        max_length=10, choices=Answer.choices, blank=True, default=Answer.NONE
    )
    comment = models.CharField(max_length=MAX_COMMENT_CHARACTERS, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    # Of an interviewer who was taken out again; the row stays until their calendar knows.
    is_withdrawn = models.BooleanField(default=False)
    mail_due_at = models.DateTimeField(null=True, blank=True)
    # Since a worker took its first mail on: whether that went out is known later, if ever.
    may_have_heard = models.BooleanField(default=False)
    mailed_at = models.DateTimeField(null=True, blank=True)
    mail_failures = models.PositiveSmallIntegerField(default=0)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["interview", "interviewer"], name="invitation_once"),
            models.UniqueConstraint(
                fields=["interview"],
                condition=Q(interviewer=None),
                name="invitation_of_candidate_once",
            ),
        ]
        indexes = [
            models.Index(
                fields=["mail_due_at", "id"],
                name="invitation_by_due_mail",
                condition=Q(mail_due_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"Invitation {self.pk} to {self.interview_id}"

    @property
    def is_for_candidate(self) -> bool:
        return self.interviewer_id is None

    @property
    def is_accepted(self) -> bool:
        return self.answer == self.Answer.ACCEPTED

    @property
    def is_declined(self) -> bool:
        return self.answer == self.Answer.DECLINED

    @property
    def is_undelivered(self) -> bool:
        """Whether its last mail was given up."""
        return self.mail_due_at is None and self.mail_failures >= MAX_MAIL_TRIES
