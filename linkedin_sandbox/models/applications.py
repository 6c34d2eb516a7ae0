"""Developer applications and everything LinkedIn hands out to them."""

from django.db import models

from linkedin_sandbox.models.company import Member


class DeveloperApplication(models.Model):
    """A client of the API: the partner's parent application or one customer's child."""

    number = models.PositiveBigIntegerField(unique=True)
    is_parent = models.BooleanField(default=False)
    unique_foreign_id = models.CharField(max_length=200, null=True, unique=True)  # noqa: DJ001
    name = models.CharField(max_length=50)
    description = models.TextField(blank=True)
    client_id = models.CharField(max_length=100, unique=True)
    client_secret = models.CharField(max_length=256)
    former_secret = models.CharField(max_length=256, blank=True)
    oauth2_callback_urls = models.JSONField(default=list)
    js_sdk_domains = models.JSONField(default=list)
    ready_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} ({self.client_id})"

    @property
    def urn(self) -> str:
        return f"urn:li:developerApplication:{self.number}"

    @property
    def secrets(self) -> list[str]:
        """What proves the application: one, or two while they are being changed."""
        return [secret for secret in (self.client_secret, self.former_secret) if secret]


class AccessToken(models.Model):
    """A bearer token; with `member` it came from three-legged OAuth."""

    application = models.ForeignKey(DeveloperApplication, on_delete=models.CASCADE)
    member = models.ForeignKey(Member, null=True, blank=True, on_delete=models.CASCADE)
    scope = models.CharField(max_length=500, blank=True)
    token = models.CharField(max_length=1000, unique=True)
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    is_revoked = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"token {self.pk} of {self.application.client_id}"


class AuthorizationCode(models.Model):
    """What the consent page gives back; good for one exchange."""

    application = models.ForeignKey(DeveloperApplication, on_delete=models.CASCADE)
    member = models.ForeignKey(Member, on_delete=models.CASCADE)
    code = models.CharField(max_length=200, unique=True)
    redirect_uri = models.TextField()
    scope = models.CharField(max_length=500, blank=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"code {self.pk} for {self.application.client_id}"


class PersonId(models.Model):
    """The id one application sees for one member (rsc-contract section 1)."""

    application = models.ForeignKey(DeveloperApplication, on_delete=models.CASCADE)
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="person_ids")
    value = models.CharField(max_length=20, unique=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("application", "member", name="one_person_id_per_application")
        ]

    def __str__(self) -> str:
        return self.urn

    @property
    def urn(self) -> str:
        return f"urn:li:person:{self.value}"
