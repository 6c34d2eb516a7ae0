"""Whose LinkedIn account is closed, and what the company decided about their data."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from base.public_ids import new_public_id
from candidates.models import Candidate


class ClosedAccount(models.Model):
    """A member of whom we hold something and whose LinkedIn account is closed (rsc-contract 6.3).

    Mostly a candidate; recruiters may also have written to or about somebody who is none. Who it is
    is said by the link of the day, for links are taken back; a decision keeps whom it was about.

    The company decides as the one responsible for the data, within 30 days (12.7). Once the person
    is erased, only their former public id and the times stay, as proof.
    """

    class Decision(models.TextChoices):
        DELETE = "delete", _("Deleted")
        KEEP = "keep", _("Kept")

    public_id = models.CharField(max_length=40, unique=True, default=new_public_id, editable=False)
    # Whom the company decided about; empty until then, and for who is no candidate.
    candidate = models.ForeignKey(
        Candidate, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    # Their public id, which outlives them.
    record = models.CharField(max_length=40, blank=True)
    # A person URN, worth something only to the application that obtained it; empty once erased.
    member = models.CharField(max_length=100, blank=True)
    application_urn = models.CharField(max_length=100)
    # When LinkedIn first told of it; it does not say when the account was closed.
    closed_at = models.DateTimeField()
    due_on = models.DateField()
    decision = models.CharField(max_length=6, choices=Decision.choices, blank=True)
    # Why somebody is kept.
    reason = models.TextField(blank=True)
    decided_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["application_urn", "member"],
                name="closed_account_to_decide_once",
                condition=Q(decision=""),
            ),
        ]
        indexes = [
            models.Index(fields=["member"], name="closed_accounts_of_member"),
            models.Index(
                fields=["due_on", "id"], name="closed_accounts_open", condition=Q(decision="")
            ),
            models.Index(
                fields=["-decided_at", "-id"],
                name="closed_accounts_decided",
                condition=~Q(decision=""),
            ),
        ]

    def __str__(self) -> str:
        return f"Closed account of {self.record}"

    @property
    def is_here(self) -> bool:
        """Whether anything of them is left to be decided on."""
        return bool(self.member)


class ClosedAccountsPull(models.Model):
    """How far the reading of LinkedIn's list has come, and when it is read again. One row."""

    only = models.BooleanField(default=True, unique=True, editable=False)
    # Another company or application has another list.
    epoch = models.PositiveIntegerField(default=0)
    # How many elements of the list are stored; work goes on there.
    start = models.PositiveIntegerField(default=0)
    next_at = models.DateTimeField()
    last_run_at = models.DateTimeField(null=True, blank=True)
    # What the last whole reading listed, and how many of those are people of ours and new.
    listed = models.PositiveIntegerField(default=0)
    found = models.PositiveIntegerField(default=0)
    strikes = models.PositiveSmallIntegerField(default=0)
    # Worded when it happens, for it quotes LinkedIn.
    problem = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"Closed accounts from {self.start}"
