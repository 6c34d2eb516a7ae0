"""How to reach a candidate."""

from django.db import models
from django.db.models import Q

from candidates.models.candidate import Candidate
from candidates.phones import readable_phone


class CandidateEmail(models.Model):
    """An address of a candidate, in lower case. Only verified ones identify a person."""

    candidate = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="emails")
    email = models.EmailField()
    is_primary = models.BooleanField(default=False)
    is_verified = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["candidate", "email"], name="candidate_email_once"),
            models.UniqueConstraint(
                fields=["candidate"],
                condition=Q(is_primary=True),
                name="candidate_one_primary_email",
            ),
        ]
        indexes = [models.Index(fields=["email"], name="candidate_email_lookup")]

    def __str__(self) -> str:
        return self.email


class CandidatePhone(models.Model):
    """A number of a candidate, as E.164 where it could be understood."""

    candidate = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="phones")
    number = models.CharField(max_length=40)
    is_primary = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["candidate", "number"], name="candidate_phone_once"),
        ]
        indexes = [models.Index(fields=["number"], name="candidate_phone_lookup")]

    def __str__(self) -> str:
        return readable_phone(self.number)
