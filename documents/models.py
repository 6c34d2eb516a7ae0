"""What was handed in about a candidate, as files."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts import policy
from accounts.models import User
from applications.models.application import Application, opened_from
from base.public_ids import new_public_id
from candidates.models.candidate import Candidate
from documents.storage import kept_files, random_name
from documents.types import IMAGES, PDF
from jobs.places import Places, places_of


class DocumentQuerySet(models.QuerySet["Document"]):
    def visible_to(self, user: User, places: Places | None = None) -> Self:
        """Documents this person may read, given that they may open the candidate.

        Those on an application follow it; those on the person are for whoever hires, not for
        interviewers.
        """
        if policy.sees_everything(user):
            return self
        known = opened_from(places or places_of(user), "application__")
        if policy.is_hirer(user):
            known |= Q(application=None)
        return self.filter(known)


class Document(models.Model):
    """A file about a candidate, or one that came with an application of theirs.

    `name` is the file's own, cleaned; on disk it has a random one. `content_type` follows from its
    content, never from what was claimed. `size` is in bytes, `digest` the SHA-256 in hex. `text` is
    what a search may find in it, at most `limits.TEXT_CHARACTERS`.
    """

    class Kind(models.TextChoices):
        RESUME = "resume", _("Resume")
        COVER_LETTER = "cover_letter", _("Cover letter")
        PORTFOLIO = "portfolio", _("Portfolio")
        CERTIFICATE = "certificate", _("Certificate")
        OTHER = "other", _("Other")

    class TextState(models.TextChoices):
        WAITING = "waiting", _("Its text is not read yet")
        READ = "read", _("Its text was read")
        NONE = "none", _("It has no text that can be read")
        ENCRYPTED = "encrypted", _("It is protected by a password")
        FAILED = "failed", _("Its text could not be read")

    public_id = models.CharField(max_length=40, unique=True, default=new_public_id, editable=False)
    candidate = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="documents")
    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, null=True, blank=True, related_name="documents"
    )
    kind = models.CharField(max_length=20, choices=Kind.choices)
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)
    file = models.FileField(storage=kept_files, upload_to=random_name, max_length=60, unique=True)
    text = models.TextField(blank=True)
    text_state = models.CharField(
        max_length=10, choices=TextState.choices, default=TextState.WAITING
    )
    # Since when a worker has been reading its text.
    reading_since = models.DateTimeField(null=True, blank=True)
    created_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField()

    # Set by `queries.documents_page`: whether the reader may delete it.
    may_delete: bool

    objects = DocumentQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["id"], name="document_text_waiting", condition=Q(text_state="waiting")
            ),
        ]

    def __str__(self) -> str:
        return f"Document {self.pk} of {self.candidate_id}"

    @property
    def is_image(self) -> bool:
        return self.content_type in IMAGES

    @property
    def shows_itself(self) -> bool:
        """Whether browsers show the file as it is; of any other only its text is shown."""
        return self.is_image or self.content_type == PDF

    @property
    def has_preview(self) -> bool:
        return self.shows_itself or self.text_state == self.TextState.READ
