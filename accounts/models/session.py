from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from accounts.models.user import User
from base.public_ids import new_public_id


class Session(AbstractBaseSession):
    """One browser in which somebody is signed in."""

    public_id = models.CharField(max_length=40, unique=True, default=new_public_id, editable=False)
    # Nobody while a link to choose a password stands open.
    user = models.ForeignKey(
        User, on_delete=models.CASCADE, null=True, blank=True, related_name="sessions"
    )
    device = models.CharField(max_length=60, blank=True)
    ip_address = models.GenericIPAddressField(null=True, blank=True)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.public_id} of {self.user_id}"

    @classmethod
    def get_session_store_class(cls) -> type[SessionBase]:
        from accounts.sessions.store import SessionStore

        return SessionStore
