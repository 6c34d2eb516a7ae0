"""A named group of people, kept for later."""

from typing import Self, cast

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from accounts import policy
from accounts.models import User
from base.folded_fields import FoldedField
from base.public_ids import new_public_id
from base.typed_words import matching, occurs_in


class TalentPoolQuerySet(models.QuerySet["TalentPool"]):
    def visible_to(self, user: User) -> Self:
        """Pools this person may open: their own, those shared with them, those of the system.

        Whoever no longer hires opens none, whatever they own: administrators look after it then.
        """
        if policy.sees_everything(user):
            return self
        if not policy.is_hirer(user):
            return self.none()
        return self.filter(Q(owner=user) | Q(kind=TalentPool.Kind.SYSTEM) | _shared_with(user))

    def matching(self, words: str) -> Self:
        """Pools in whose name every word occurs."""
        return cast(Self, matching(self, words, occurs_in("folded_name")))


def _shared_with(user: User) -> Q:
    shares = TalentPool.contributors.through.objects
    return Q(Exists(shares.filter(talentpool=OuterRef("pk"), user=user)))


_Manager = models.Manager.from_queryset(TalentPoolQuerySet)


class KeptPools(_Manager["TalentPool"]):
    """Pools that nobody has deleted: all that anybody but `pools.deletion` knows of."""

    def get_queryset(self) -> TalentPoolQuerySet:
        return TalentPoolQuerySet(self.model, using=self._db).filter(deleted_at=None)


class TalentPool(models.Model):
    """People by name: private to the owner until shared with contributors.

    A pool of the system has no owner: nobody renames, describes, shares or deletes it.
    """

    class Kind(models.TextChoices):
        MANUAL = "manual", _("Made by hand")
        # The one system that fills pools so far gives the kind its name (design, section 6).
        SYSTEM = "linkedin", _("Fills itself")

    public_id = models.CharField(max_length=40, unique=True, default=new_public_id, editable=False)
    name = models.CharField(max_length=100)
    # Unique: however it is written, it is one pool.
    folded_name = FoldedField(of="name", max_length=300)
    description = models.CharField(max_length=500, blank=True)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.MANUAL)
    owner = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    contributors = models.ManyToManyField(User, blank=True, related_name="+")
    # Kept, since a pool may hold very many; whoever changes it holds the pool.
    member_count = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    # From here on it is there for nobody; `pools.deletion` takes away what it holds.
    deleted_at = models.DateTimeField(null=True, blank=True, editable=False)

    # Set by `members.counting` alone: how many of them the asking person may know of.
    head_count: int

    objects = KeptPools()
    every = models.Manager["TalentPool"]()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="manual") | Q(owner=None), name="talent_pool_of_system_not_owned"
            ),
            models.UniqueConstraint(
                fields=["folded_name"], condition=Q(deleted_at=None), name="talent_pool_name_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_system(self) -> bool:
        return self.kind == self.Kind.SYSTEM
