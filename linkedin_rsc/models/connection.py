"""Our link to the company's LinkedIn organization, and what it may be used for."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from base.encryption import EncryptedTextField
from base.public_ids import new_public_id
from linkedin_rsc.models.field_group import FieldGroup


class Connection(models.Model):
    """The company's one connection, its child application's keys and the sharing switches.

    There is at most one row (`only`); `Connection.current()` gives it, or an unsaved one.
    """

    class State(models.TextChoices):
        NOT_CONNECTED = "not_connected", _("Not connected")
        CONNECTED = "connected", _("Connected")
        REQUESTED = "requested", _("Requested")
        PARTNER_READY = "partner_ready", _("Partner ready")
        ENABLED = "enabled", _("Enabled")
        SUSPENDED = "suspended", _("Suspended")
        DISCONNECTED = "disconnected", _("Disconnected")

    class JobAvailability(models.TextChoices):
        PUBLIC = "public", _("Public")
        PRIVATE = "private", _("Only inside Recruiter")

    only = models.BooleanField(default=True, unique=True, editable=False)
    state = models.CharField(max_length=15, choices=State.choices, default=State.NOT_CONNECTED)
    # Worded when it happens, for it quotes LinkedIn.
    problem = models.TextField(
        blank=True, help_text=_("LinkedIn's words when the last step failed.")
    )
    company_name = models.CharField(max_length=200, blank=True)
    organization_id = models.CharField(_("LinkedIn company ID"), max_length=20, blank=True)
    # The partner's own, permanent key for this customer (rsc-contract 3.1, uniqueForeignId).
    foreign_id = models.CharField(max_length=40, default=new_public_id, editable=False)
    application = models.CharField(_("child application"), max_length=100, blank=True)
    client_id = models.CharField(max_length=200, blank=True)
    client_secret = EncryptedTextField(blank=True)
    # Goes on signing at LinkedIn until somebody drops it there and here (versioned-api 4.2).
    former_secret = EncryptedTextField(blank=True)
    secret_rolled_at = models.DateTimeField(null=True, blank=True)
    # Rises with each disconnect: no process uses a token of before (leases.tokens).
    token_epoch = models.PositiveIntegerField(default=0, editable=False)
    callback_token = EncryptedTextField(blank=True)
    callback_digest = models.CharField(max_length=64, null=True, unique=True, blank=True)
    connected_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    connected_at = models.DateTimeField(null=True, blank=True)
    # Who that is at LinkedIn: a person URN, worth something only to this application.
    connected_person = models.CharField(max_length=100, blank=True)
    requested_at = models.DateTimeField(null=True, blank=True)
    partner_ready_at = models.DateTimeField(null=True, blank=True)
    enabled_at = models.DateTimeField(null=True, blank=True)
    # Rises with every other company or application: what LinkedIn held before counts no longer.
    epoch = models.PositiveIntegerField(default=1, editable=False)

    # Since when LinkedIn is to hold nothing of ours, because the company wants it so.
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    job_availability = models.CharField(
        max_length=7, choices=JobAvailability.choices, default=JobAvailability.PRIVATE
    )
    use_access_lists = models.BooleanField(default=False)
    # Whether LinkedIn was last told so: it then shows a job to those on its lists alone.
    lists_in_force = models.BooleanField(default=False, db_default=False, editable=False)
    share_prospects = models.BooleanField(default=False)
    # None until an administrator has answered: nothing is shared, and the tab asks.
    share_notes = models.BooleanField(null=True)
    share_feedback = models.BooleanField(null=True)
    share_resumes = models.BooleanField(default=False, db_default=False)
    # Groups of fields that LinkedIn gets of nobody, and since when it is to have these alone.
    withheld_fields = models.JSONField(default=list, db_default=[], blank=True)
    fields_changed_at = models.DateTimeField(null=True, blank=True, editable=False)
    # How often LinkedIn is asked for InMails, notes and shared profiles, and how far back at first.
    pull_every_minutes = models.PositiveSmallIntegerField(default=120)
    pull_back_days = models.PositiveSmallIntegerField(default=90)
    # Since when an administrator lets nothing out; what changes meanwhile waits in the ledger.
    sending_paused_at = models.DateTimeField(null=True, blank=True)
    # The epoch in which LinkedIn held, for the first time, all that it may.
    synced_epoch = models.PositiveIntegerField(default=0, editable=False)

    def __str__(self) -> str:
        return f"LinkedIn {self.organization_id or 'not connected'}"

    @classmethod
    def current(cls) -> "Connection":
        """Return the connection; an unsaved, not connected one where nothing was set up yet."""
        return cls.objects.first() or cls()

    @property
    def public_id(self) -> str:
        """Its name in the history of what was done: the partner's key, which never changes."""
        return self.foreign_id

    @property
    def is_connected(self) -> bool:
        """Whether an administrator has connected it; what LinkedIn allows is another matter."""
        return self.state not in {self.State.NOT_CONNECTED, self.State.DISCONNECTED}

    @property
    def is_asking(self) -> bool:
        """Whether nobody has said yet what is shared of what colleagues write."""
        return None in {self.share_notes, self.share_feedback}

    @property
    def withheld_labels(self) -> list[str]:
        return [str(FieldGroup(group).label) for group in self.withheld_fields]

    @property
    def organization(self) -> str:
        """The organization URN, the integrationContext of everything we send."""
        return f"urn:li:organization:{self.organization_id}"

    @property
    def application_in_use(self) -> str:
        """Whose tokens we hold: a member's id is of no use to another one (rsc-contract 1)."""
        return settings.LINKEDIN_CLIENT_ID or self.application

    @property
    def application_number(self) -> str:
        """How LinkedIn's challenge names the application; not known of one brought along."""
        return "" if settings.LINKEDIN_CLIENT_ID else self.application.rpartition(":")[2]

    @property
    def callback_url(self) -> str:
        return f"{settings.PUBLIC_URL}/linkedin/callback/{self.callback_token}/"

    @property
    def signing_secrets(self) -> list[str]:
        """Who may sign a push, in order: the company's application, then the parent (webhooks 2.1).

        An application the company brought along goes before the one made for it, which may still
        sign while LinkedIn changes over; a new secret before the former one.
        """
        secrets = [
            settings.LINKEDIN_CLIENT_SECRET,
            self.client_secret,
            self.former_secret,
            settings.LINKEDIN_PARTNER_CLIENT_SECRET,
        ]
        return [secret for secret in secrets if secret]
