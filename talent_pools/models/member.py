"""Who is in a pool."""

from typing import Self

from django.db import models, transaction
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.lookups import IsNull

from accounts.models import User
from accounts.policy import sees_everything
from candidates.models import Candidate
from talent_pools.models.pool import TalentPool


class PoolMemberQuerySet(models.QuerySet["PoolMember"]):
    def current(self) -> Self:
        return self.filter(removed_at=None)

    def removed(self) -> Self:
        """Whom somebody took out of a pool that would else take them in again."""
        return self.filter(removed_at__isnull=False)

    def visible_to(self, user: User) -> Self:
        """Members whose record this person may open."""
        if sees_everything(user):
            return self
        # Asked member by member: EXISTS would have PostgreSQL go through all people first.
        opened = Candidate.objects.visible_to(user).filter(pk=OuterRef("candidate"))
        return self.filter(IsNull(Subquery(opened.values("pk")[:1]), False))

    @transaction.atomic
    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete them, and lower the counts of their pools."""
        counts = self.current().order_by().values_list("pool").annotate(Count("pk"))
        for pool_id, count in sorted(counts):
            TalentPool.objects.filter(pk=pool_id).update(member_count=F("member_count") - count)
        return super().delete()


class PoolMember(models.Model):
    """Somebody in a pool, once.

    In a pool of the system `removed_at` remembers whom somebody took out, so that it never brings
    them back; in any other the row goes.
    """

    pool = models.ForeignKey(TalentPool, on_delete=models.CASCADE, related_name="members")
    candidate = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="in_pools")
    added_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = PoolMemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pool", "candidate"], name="pool_member_once"),
        ]
        indexes = [
            models.Index(
                fields=["pool", "-id"], name="pool_member_newest", condition=Q(removed_at=None)
            ),
            # Few among very many.
            models.Index(
                fields=["pool", "-id"],
                name="pool_member_removed",
                condition=Q(removed_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.candidate_id} in {self.pool_id}"
