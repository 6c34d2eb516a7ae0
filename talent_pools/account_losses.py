"""Which talent pools somebody no longer opens without a role, and who is left with theirs."""

from django.db.models import Exists, OuterRef, QuerySet

from accounts.policy import HIRERS
from accounts.users.losses import Standing, say_rows
from base.words import ngettext
from talent_pools.models import TalentPool


def of_pools(standing: Standing, name: str) -> list[str]:
    alone = say_rows(_left_alone(standing), _for_administrators, name)
    return [*say_rows(_closed_to(standing), _no_longer_opened, name), *alone]


def _closed_to(standing: Standing) -> QuerySet[TalentPool]:
    """Return the pools that the roles open which are taken; an ended sign-in says enough."""
    opened = TalentPool.objects.visible_to(standing.user)
    if not standing.is_active:
        return opened.none()
    kept = TalentPool.objects.visible_to(standing.after)
    return opened.exclude(pk__in=kept.values("pk")).order_by("-pk")


def _left_alone(standing: Standing) -> QuerySet[TalentPool]:
    """Return their own pools that no colleague opens who hires."""
    if not standing.loses_hiring:
        return TalentPool.objects.none()
    shares = TalentPool.contributors.through.objects.filter(
        talentpool=OuterRef("pk"), user__is_active=True, user__role_grants__role__in=HIRERS
    )
    others = shares.exclude(user=standing.user)
    return TalentPool.objects.filter(~Exists(others), owner=standing.user).order_by("-pk")


def _no_longer_opened(count: int) -> str:
    return ngettext(
        "%(name)s will no longer open %(count)s talent pool: %(names)s.",
        "%(name)s will no longer open %(count)s talent pools: %(names)s.",
        count,
    )


def _for_administrators(count: int) -> str:
    return ngettext(
        "%(count)s talent pool will be open to nobody but those who see everything: %(names)s.",
        "%(count)s talent pools will be open to nobody but those who see everything: %(names)s.",
        count,
    )
