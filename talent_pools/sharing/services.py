"""Sharing a pool with colleagues, and closing it to them again. Each locks the pool."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from accounts.activity import record
from accounts.models import User
from base.errors import DomainError, InvalidInput
from base.words import gettext as _
from base.words import gettext_lazy
from talent_pools.models import TalentPool
from talent_pools.permissions import SHARE_POOL, may_contribute
from talent_pools.pools.holding import hold
from talent_pools.verbs import PoolVerb

MAX_CONTRIBUTORS = 100


class NotShared(DomainError):
    code = "not_shared"
    default_message = gettext_lazy("The pool is not shared with this person.")


@transaction.atomic
def share_pool(*, pool: TalentPool, user: User, by: User) -> None:
    """Let a colleague list, add and remove people.

    Raises NotAllowed, NoLongerHere, InvalidInput.
    """
    SHARE_POOL.require(by, pool)
    hold(pool)
    _check_contributor(pool, user)
    pool.contributors.add(user)
    _note(PoolVerb.SHARED, pool, user, by)


@transaction.atomic
def unshare_pool(*, pool: TalentPool, user: User, by: User) -> None:
    """Close the pool to a colleague again. Raises NotAllowed, NoLongerHere, NotShared."""
    SHARE_POOL.require(by, pool)
    hold(pool)
    if not pool.contributors.filter(pk=user.pk).exists():
        raise NotShared
    pool.contributors.remove(user)
    _note(PoolVerb.UNSHARED, pool, user, by)


def set_contributors(*, pool: TalentPool, users: Iterable[User], by: User) -> None:
    """Share the pool, which is held, with these and no others. Raises as `share_pool` does."""
    wanted, there = set(users), set(pool.contributors.order_by())
    for user in sorted(there - wanted, key=lambda user: user.pk):
        unshare_pool(pool=pool, user=user, by=by)
    for user in sorted(wanted - there, key=lambda user: user.pk):
        share_pool(pool=pool, user=user, by=by)


def _note(verb: PoolVerb, pool: TalentPool, user: User, by: User) -> None:
    pool.updated_at = timezone.now()
    pool.save(update_fields=["updated_at"])
    record(verb, by=by, subject=pool, pool=pool.name, colleague=str(user))


def _check_contributor(pool: TalentPool, user: User) -> None:
    said = ""
    if not may_contribute(user):
        said = _("%(name)s does not hire: pools are shared with recruiters and hiring managers.")
    elif user.pk == pool.owner_id:
        said = _("%(name)s owns this pool.")
    elif pool.contributors.filter(pk=user.pk).exists():
        said = _("The pool is already shared with %(name)s.")
    elif pool.contributors.count() >= MAX_CONTRIBUTORS:
        said = _("A pool is shared with %(count)d colleagues at most.")
    if said:
        raise InvalidInput(said % {"name": user, "count": MAX_CONTRIBUTORS}, field="contributors")
