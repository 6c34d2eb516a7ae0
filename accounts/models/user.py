"""People, and what they may do in general: their roles."""

from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from base.folded_fields import FoldedField
from base.public_ids import new_public_id
from base.text import email_address
from base.time_zones import MAX_CHARACTERS, UTC, zone_named
from base.typed_words import matching, occurs_in


class Role(models.TextChoices):
    """The global roles. Whoever holds none can still be an interviewer."""

    ADMINISTRATOR = "administrator", _("Administrator")
    RECRUITER = "recruiter", _("Recruiter")
    HIRING_MANAGER = "hiring_manager", _("Hiring manager")
    READ_ONLY = "read_only", _("Read-only")


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        """Find a person by e-mail address, whatever its case."""
        return self.get(email=email_address(username or ""))

    def matching(self, words: str) -> models.QuerySet["User"]:
        """People in whose name or address every word occurs, in any spelling."""
        return matching(self.all(), words, occurs_in("search_text"))

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=email_address(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A colleague who signs in."""

    public_id = models.CharField(max_length=40, unique=True, default=new_public_id, editable=False)
    email = models.EmailField(unique=True)
    first_name = models.CharField(max_length=100, blank=True)
    last_name = models.CharField(max_length=100, blank=True)
    is_active = models.BooleanField(default=True)
    search_text = FoldedField(of="searched", max_length=500, blank=True)
    # Empty: the company's.
    time_zone = models.CharField(max_length=MAX_CHARACTERS, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    # A new link to choose a password voids those before it.
    password_links_made = models.PositiveIntegerField(default=0, db_default=0)

    # Beside the row of whoever is signed in stands the company's time zone.
    company_zone: str = UTC

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(email=Lower("email")), name="user_email_in_lower_case"
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    def clean(self) -> None:
        self.email = email_address(self.email)

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip() or self.email

    @property
    def searched(self) -> str:
        return f"{self.first_name} {self.last_name} {self.email}"

    @property
    def zone(self) -> ZoneInfo:
        """In which time zone pages say and read times for them."""
        return zone_named(self.time_zone or self.company_zone)

    @cached_property
    def roles(self) -> frozenset[str]:
        """The global roles, read once per request (one query, none when prefetched)."""
        return frozenset(grant.role for grant in self.role_grants.all())


class RoleGrant(models.Model):
    """One global role held by one person."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="role_grants")
    role = models.CharField(max_length=20, choices=Role.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "role"], name="role_grant_once"),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="role_grant_known_role"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.role}"
