"""What passes between recruiters and members, and what the ATS may fetch of it (section 9)."""

from django.db import models

from linkedin_sandbox.models.company import Contract, Member, Seat


class Conversation(models.Model):
    """All InMails between one seat and one member; the API calls it a messaging thread."""

    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="conversations")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="conversations")

    class Meta:
        constraints = [
            models.UniqueConstraint("seat", "member", name="one_conversation_per_seat_and_member")
        ]

    def __str__(self) -> str:
        return self.urn

    @property
    def urn(self) -> str:
        return f"urn:li:messagingThread:{self.pk}"


class InMail(models.Model):
    """One message of a conversation, the recruiter's or the member's answer.

    `seat` repeats the conversation's, so that a page of the API is one walk along an index.
    """

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="inmails")
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="+")
    is_answer = models.BooleanField(default=False)
    subject = models.CharField(max_length=200, blank=True)
    body = models.TextField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["seat", "at", "id"], name="inmails_of_a_seat_by_time")]

    def __str__(self) -> str:
        return f"evt-{self.pk}"


class StubProfile(models.Model):
    """Contact data a member agreed to share with a recruiter; what they chose, as it was then."""

    contract = models.ForeignKey(Contract, on_delete=models.CASCADE, related_name="stubs")
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="stubs")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="stubs")
    email = models.CharField(max_length=254, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(
                fields=["contract", "created_at", "id"], name="stubs_of_a_contract_by_time"
            )
        ]

    def __str__(self) -> str:
        return f"stub {self.pk} of {self.member_id}"


class RecruiterNote(models.Model):
    """What a recruiter wrote about a member; a deleted note stays, so that the ATS learns of it."""

    contract = models.ForeignKey(Contract, on_delete=models.CASCADE, related_name="notes")
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="notes")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="recruiter_notes")
    text = models.TextField()
    is_shared = models.BooleanField(default=True, help_text="with the whole organization")
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()
    modified_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(
                fields=["contract", "modified_at", "id"], name="notes_of_a_contract_by_time"
            )
        ]

    def __str__(self) -> str:
        return f"note {self.pk}"
