"""What recruiters and members exchanged on LinkedIn, pulled from there and never sent back.

All of it names a member by a person URN, which is worth something only to the application that
obtained it: a candidate's rows are those of the member they are linked to.
"""

from datetime import datetime

from django.db import models
from django.db.models.functions import Now

from candidates.models import Candidate
from linkedin_rsc import retrieved
from linkedin_rsc.models.integration import Contract
from linkedin_rsc.models.seat import Seat

MAX_SUBJECT = 300


class Interaction(models.Model):
    """What all of them have: whose, about which member, and LinkedIn's own object."""

    application_urn = models.CharField(max_length=100)
    # Empty where LinkedIn named nobody who could be read.
    member = models.CharField(max_length=100, blank=True)
    # The mapping of LinkedIn's names is not confirmed (rsc-contract 9), so its object is kept.
    raw = models.JSONField(default=dict)

    class Meta:
        abstract = True


class InMail(Interaction):
    """One message in the mailbox of a seat, sent to or received from a member (section 9.2)."""

    # Found by `inmail_once`; an index of its own would cost each InMail as much again.
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="inmails", db_index=False)
    # LinkedIn's event id, else a digest of thread, time and author.
    key = models.CharField(max_length=100)
    thread = models.CharField(max_length=100, blank=True)
    # Whether the seat wrote it; else the member did.
    is_sent = models.BooleanField()
    sent_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["seat", "key"], name="inmail_once")]
        indexes = [models.Index(fields=["member", "-sent_at", "-id"], name="inmails_of_member")]

    def __str__(self) -> str:
        return f"InMail {self.key}"

    @property
    def subject(self) -> str:
        return retrieved.words(self.raw, ("subject",), MAX_SUBJECT)

    @property
    def text(self) -> str:
        return retrieved.words(self.raw)


class RecruiterNote(Interaction):
    """A recruiter's note about a member; one deleted at LinkedIn is deleted here (section 9.4)."""

    contract = models.ForeignKey(Contract, on_delete=models.CASCADE, related_name="notes")
    note_id = models.CharField(max_length=100)
    # The author's URN: a seat's or a person's.
    owner = models.CharField(max_length=100, blank=True)
    text = models.TextField(blank=True)
    written_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["contract", "note_id"], name="recruiter_note_once")
        ]
        indexes = [models.Index(fields=["member", "-written_at", "-id"], name="notes_of_member")]

    def __str__(self) -> str:
        return f"Recruiter's note {self.note_id}"


class StubProfiles(models.QuerySet["StubProfile"]):
    def waiting(self) -> "StubProfiles":
        return self.filter(taken_in_at=None)

    def due(self, now: datetime) -> "StubProfiles":
        return self.waiting().filter(not_before__lte=now)

    def refused(self) -> "StubProfiles":
        """Those of whom nobody was made, and why: some are tried again, others cannot be read."""
        return self.filter(candidate=None).exclude(remark="")


class StubProfile(Interaction):
    """What a member shared of themselves when answering an InMail (section 9.3).

    Stored as it comes; who it is among our people is found out afterwards, so that nothing that
    happens then costs the row.
    """

    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="stubs")
    shared_at = models.DateTimeField()
    taken_in_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    # When it is tried to take it in, at the earliest.
    not_before = models.DateTimeField(db_default=Now())
    remark = models.TextField(blank=True)
    candidate = models.ForeignKey(
        Candidate, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = StubProfiles.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["seat", "member", "shared_at"], name="stub_profile_once"
            )
        ]
        indexes = [
            models.Index(
                fields=["not_before", "id"],
                name="stubs_due",
                condition=models.Q(taken_in_at=None),
            ),
            models.Index(
                fields=["-shared_at", "-id"],
                name="stubs_refused",
                condition=models.Q(candidate=None) & ~models.Q(remark=""),
            ),
            models.Index(fields=["member"], name="stubs_of_member"),
        ]

    def __str__(self) -> str:
        return f"Shared profile of {self.member}"
