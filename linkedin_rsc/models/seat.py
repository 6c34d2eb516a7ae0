"""Who of the company has a Recruiter seat, and which LinkedIn account a colleague connected."""

from typing import Self

from django.db import models
from django.db.models import OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from linkedin_rsc.models.integration import Contract


class Seat(models.Model):
    """A licence holder of a Recruiter contract, as LinkedIn last listed it (rsc-contract 9.1).

    Seats that LinkedIn lists no longer stay, and those of a contract that takes part no longer, as
    their InMails and notes do.
    """

    contract = models.ForeignKey(
        Contract, on_delete=models.SET_NULL, null=True, related_name="seats"
    )
    seat_id = models.CharField(_("seat ID"), max_length=20, unique=True)
    # A person URN, worth something only to the application that obtained it.
    member = models.CharField(max_length=100, blank=True)
    first_name = models.CharField(max_length=100, blank=True)
    last_name = models.CharField(max_length=100, blank=True)
    email = models.CharField(max_length=254, blank=True)
    # LinkedIn's own words.
    state = models.CharField(max_length=20, blank=True)
    roles = models.JSONField(default=list, blank=True)
    seen_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["member"], name="seat_by_member"),
            models.Index(fields=["email"], name="seat_by_email"),
        ]

    def __str__(self) -> str:
        return f"{self.first_name} {self.last_name}".strip() or f"Seat {self.seat_id}"

    @property
    def urn(self) -> str:
        return f"urn:li:seat:{self.seat_id}"

    @property
    def is_active(self) -> bool:
        return self.state.upper() == "ACTIVE"


class ConnectedAccountQuerySet(models.QuerySet["ConnectedAccount"]):
    def of(self, application_urn: str | OuterRef) -> Self:
        """Select what counts for an application of the company, its term not being over.

        What is over counts no longer from that moment on; a beat takes it away within the hour.
        """
        stands = Q(expires_at=None) | Q(expires_at__gt=timezone.now())
        return self.filter(stands, application_urn=application_urn)


class ConnectedAccount(models.Model):
    """The LinkedIn account a colleague connected as their own (rsc-contract 2.3).

    Only who they are is kept: LinkedIn's token is thrown away once that is known.
    """

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="linkedin_account")
    person = models.CharField(_("person URN"), max_length=100)
    application_urn = models.CharField(max_length=100)
    connected_at = models.DateTimeField()
    # From when on the colleague is asked to connect again.
    expires_at = models.DateTimeField(null=True, blank=True)
    # When the colleague was told that it ends soon.
    told_at = models.DateTimeField(null=True, blank=True)

    objects = ConnectedAccountQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["application_urn", "person"], name="connected_account_once_per_member"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} is {self.person}"
