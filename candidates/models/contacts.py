"""How to reach a candidate."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.formats import date_format
from django.utils.timezone import localtime

from accounts.models import User
from base.public_ids import new_public_id
from base.words import gettext
from base.words import gettext_lazy as _
from candidates.models.candidate import Candidate
from candidates.phones import readable_phone

PRIMARY_FIRST = ("-is_primary", "pk")


class Contact(models.Model):
    """One way to reach a candidate, of a KIND; TEXT names the field that says it."""

    public_id = models.CharField(max_length=40, default=new_public_id, editable=False)
    is_primary = models.BooleanField(default=False)

    KIND: ClassVar[str]
    TEXT: ClassVar[str]
    candidate: "models.ForeignKey[Candidate, Candidate]"

    class Meta:
        abstract = True

    @property
    def text(self) -> str:
        return str(getattr(self, self.TEXT))


class CandidateEmailQuerySet(models.QuerySet["CandidateEmail"]):
    def verified(self) -> Self:
        return self.filter(verified_at__isnull=False)

    def identifying(self) -> Self:
        """Verified ones that say who somebody is: of two holders the one who was there before."""
        first = CandidateEmail.objects.verified().filter(email=OuterRef("email"))
        return self.verified().filter(
            Q(is_contested=False) | ~Exists(first.filter(is_contested=False))
        )


class CandidateEmail(Contact):
    """An address of a candidate, in lower case. Only verified ones identify a person."""

    class Proof(models.TextChoices):
        """How we know that the address is theirs; the words continue "Verified: they …"."""

        APPLIED = "applied", _("applied with it")
        ANSWERED = "answered", _("answered from it")
        SHARED = "shared", _("shared it themselves")
        TOLD = "told", _("told us in person or by phone")

    candidate = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="emails")
    email = models.EmailField()
    proof = models.CharField(max_length=10, choices=Proof.choices, blank=True)
    # Who confirmed it; nobody where Tandem itself saw the proof.
    verified_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    verified_at = models.DateTimeField(null=True, blank=True)
    # Verified while a record held it verified of which that colleague may not know: to refuse it
    # would have told them.
    is_contested = models.BooleanField(default=False, db_default=False)

    KIND = TEXT = "email"
    objects = CandidateEmailQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["public_id"], name="candidate_email_id"),
            models.UniqueConstraint(fields=["candidate", "email"], name="candidate_email_once"),
            models.UniqueConstraint(
                fields=["candidate"],
                condition=Q(is_primary=True),
                name="candidate_one_primary_email",
            ),
            models.UniqueConstraint(
                fields=["email"],
                condition=Q(verified_at__isnull=False, is_contested=False),
                name="verified_email_of_one_candidate",
            ),
            models.CheckConstraint(
                condition=Q(proof="", verified_at=None)
                | Q(proof__gt="", verified_at__isnull=False),
                name="candidate_email_verified_by_proof",
            ),
        ]
        indexes = [models.Index(fields=["email"], name="candidate_email_lookup")]

    def __str__(self) -> str:
        return self.email

    @property
    def is_verified(self) -> bool:
        return self.verified_at is not None

    @property
    def verification(self) -> str:
        """Who verified it, when and how, in words; empty while nobody did."""
        if self.verified_at is None:
            return ""
        return gettext("Verified by %(name)s, %(day)s: they %(proof)s.") % {
            "name": self.verified_by or "Tandem",
            "day": date_format(localtime(self.verified_at), "j M Y"),
            "proof": self.get_proof_display(),
        }


class CandidatePhone(Contact):
    """A number of a candidate, as E.164 where it could be understood."""

    candidate = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="phones")
    number = models.CharField(max_length=40)

    KIND, TEXT = "phone", "number"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["public_id"], name="candidate_phone_id"),
            models.UniqueConstraint(fields=["candidate", "number"], name="candidate_phone_once"),
            models.UniqueConstraint(
                fields=["candidate"],
                condition=Q(is_primary=True),
                name="candidate_one_primary_phone",
            ),
        ]
        indexes = [models.Index(fields=["number"], name="candidate_phone_lookup")]

    def __str__(self) -> str:
        return readable_phone(self.number)
