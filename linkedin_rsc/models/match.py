"""Whom LinkedIn takes a candidate for, and what people decided about that (rsc-contract 7.2.3)."""

from typing import Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from candidates.models import Candidate
from linkedin_rsc.models.integration import Contract
from linkedin_rsc.models.ledger_lookup import Word


class ProfileMatchQuerySet(models.QuerySet["ProfileMatch"]):
    def waiting(self) -> Self:
        """Those that wait for a person to choose, on an index of their own."""
        return self.filter(state=Word(self.model.State.POSSIBLE.value))


class ProfileMatch(models.Model):
    """How far a candidate LinkedIn was sent is known there, to one application of ours.

    `possible` and `refused` are person URNs, worth something to that application alone: the rows of
    a former one are kept for what was decided then, and neither shown nor decided on. With the
    state *none* a person has set the possible ones aside: they are not asked about again, and
    whoever LinkedIn finds from then on is proposed, never linked silently.

    Rows are made by the push in statements of its own, hence the defaults in the database.
    """

    class State(models.TextChoices):
        LINKED = "linked", _("Linked")
        POSSIBLE = "possible", _("Possible match")
        NONE = "none", _("No match")
        REFUSED = "refused", _("Match refused")

    candidate = models.ForeignKey(
        Candidate, on_delete=models.CASCADE, related_name="profile_matches", db_index=False
    )
    application_urn = models.CharField(max_length=100, blank=True, db_default="")
    state = models.CharField(
        max_length=10, choices=State.choices, default=State.NONE, db_default=State.NONE
    )
    possible = models.JSONField(default=list, blank=True, db_default=[])
    refused = models.JSONField(default=list, blank=True, db_default=[])
    # When LinkedIn is asked next; empty while there is nothing to ask for.
    due_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0, db_default=0)
    looked_at = models.DateTimeField(null=True, blank=True)

    objects = ProfileMatchQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["candidate", "application_urn"], name="profile_match_once"
            ),
        ]
        indexes = [
            models.Index(
                fields=["application_urn", "due_at"],
                name="profile_match_due",
                condition=models.Q(due_at__isnull=False),
            ),
            models.Index(
                fields=["application_urn", "id"],
                name="profile_match_possible",
                condition=models.Q(state="possible"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.candidate_id}: {self.state}"

    @property
    def is_decided(self) -> bool:
        """Whether a person has refused somebody or set somebody aside."""
        return bool(self.refused) or (self.state == self.State.NONE and bool(self.possible))

    def look_again(self) -> None:
        """Have LinkedIn asked soon, as after the candidate was sent."""
        self.due_at, self.tries = timezone.now(), 0


class WidgetContract(models.Model):
    """The contract in whose context LinkedIn's profile widget acts for a colleague."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="+")
    contract = models.ForeignKey(Contract, on_delete=models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return f"{self.user_id} acts in {self.contract_id}"
