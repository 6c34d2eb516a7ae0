"""Files an application has been told where to send, and what became of them."""

from django.db import models

from linkedin_sandbox.models.applications import DeveloperApplication


class Media(models.Model):
    """A file by the secret part of its address; its bytes are weighed and not kept."""

    application = models.ForeignKey(DeveloperApplication, on_delete=models.CASCADE)
    key = models.CharField(max_length=100, unique=True)
    file_name = models.CharField(max_length=300)
    content_type = models.CharField(max_length=200)
    expires_at = models.DateTimeField()
    uploaded_at = models.DateTimeField(null=True, blank=True)
    size = models.PositiveIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name_plural = "media"

    def __str__(self) -> str:
        return self.urn

    @property
    def urn(self) -> str:
        return f"urn:li:ambryBlob:{self.key}"
