"""Who was erased, and what LinkedIn answered when it was asked to forget them."""

from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from base.public_ids import new_public_id
from linkedin_rsc.models.ledger import LedgerRow
from linkedin_rsc.models.stream import Stream


class ErasureQuerySet(models.QuerySet["Erasure"]):
    def under_way(self) -> Self:
        return self.filter(state=self.model.State.UNDER_WAY)

    def with_standing(self) -> "models.QuerySet[Any]":
        """Say with each whether it `needs_person`: LinkedIn refused something of it."""
        refused = LedgerRow.objects.standing(LedgerRow.State.NEEDS_ATTENTION).filter(
            may_be_held=True
        )
        theirs = ~Q(record="") & Exists(refused.filter(candidate=OuterRef("record")))
        of_company = Q(record="") & Exists(refused)
        is_open = Q(state=self.model.State.UNDER_WAY)
        return self.annotate(needs_person=is_open & (theirs | of_company))


class Erasure(models.Model):
    """An erasure, from its request until LinkedIn holds nothing more of it.

    How far it is stands in the rows of the ledger, which outlive the records and keep the former
    public id. What is kept here names nobody: public ids, times, and numbers of LinkedIn's.
    """

    class Kind(models.TextChoices):
        CANDIDATE = "candidate", _("Person")
        COMPANY = "company", _("Company")

    class State(models.TextChoices):
        UNDER_WAY = "under_way", _("Being deleted at LinkedIn")
        DONE = "done", _("Done")

    public_id = models.CharField(max_length=40, unique=True, default=new_public_id, editable=False)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.CANDIDATE)
    # The public id of whom it is about; empty for the company, whose every record is.
    record = models.CharField(max_length=40)
    # Whose data it is at LinkedIn: an organization URN.
    organization = models.CharField(max_length=60, blank=True)
    # The public ids that LinkedIn may have held, by stream; of a company how many.
    records = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.UNDER_WAY)
    requested_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    requested_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    # The signed document, as it is downloaded; empty until it is done.
    receipt = models.TextField(blank=True)

    objects = ErasureQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["record"], name="erasures_by_record"),
            models.Index(fields=["state", "id"], name="erasures_by_state"),
        ]

    def __str__(self) -> str:
        return f"Erasure of {self.kind} {self.name}"

    @property
    def name(self) -> str:
        """What it is known by: a former public id, or the company's ID at LinkedIn."""
        return self.record or self.organization.rpartition(":")[2]

    @property
    def is_done(self) -> bool:
        return self.state == self.State.DONE


class ErasureAnswer(models.Model):
    """One answer of LinkedIn's about a record that was to be deleted. Rows are only added.

    LinkedIn's words are not kept: they might quote what they are about.
    """

    erasure = models.ForeignKey(Erasure, on_delete=models.CASCADE, related_name="answers")
    stream = models.CharField(max_length=40)
    record = models.CharField(max_length=40, blank=True)
    # None when LinkedIn answered the call, but not about this record.
    status = models.PositiveSmallIntegerField(null=True)
    # What LinkedIn's support asks for, `x-li-uuid` (rsc-contract 12.4).
    trace = models.CharField(max_length=100, blank=True)
    answered_at = models.DateTimeField()
    # Of a company the answers of one call that are alike are one row, without a record.
    number = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"{self.status} about {self.stream} {self.record}"

    def get_stream_display(self) -> str:
        return str(Stream(self.stream).label)
