"""What a member shared of themselves that would replace what stands here: a colleague decides."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from base.public_ids import new_public_id
from candidates.models import Candidate
from candidates.phones import readable_phone


class ContactProposal(models.Model):
    """One shared value that differs from the main one here; once decided it is not asked again."""

    class Kind(models.TextChoices):
        ADDRESS = "linkedin_url", _("LinkedIn profile address")
        EMAIL = "email", _("Main e-mail")
        PHONE = "phone", _("Main phone")

    class State(models.TextChoices):
        OPEN = "open", _("To decide")
        ACCEPTED = "accepted", _("Used")
        KEPT = "kept", _("Not used")

    public_id = models.CharField(max_length=40, unique=True, default=new_public_id, editable=False)
    candidate = models.ForeignKey(
        Candidate, on_delete=models.CASCADE, related_name="contact_proposals"
    )
    kind = models.CharField(max_length=12, choices=Kind.choices)
    value = models.CharField(max_length=300)
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    shared_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["candidate", "kind", "value"], name="contact_proposal_once"
            ),
            models.UniqueConstraint(
                fields=["candidate", "kind"],
                condition=models.Q(state="open"),
                name="contact_proposal_open_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} for {self.candidate_id}"

    @property
    def shown_value(self) -> str:
        return readable_phone(self.value) if self.kind == self.Kind.PHONE else self.value
