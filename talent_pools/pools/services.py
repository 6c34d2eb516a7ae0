"""Making a pool, and changing what it is called, is for and who shares it."""

from collections.abc import Iterable
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.activity import record
from accounts.models import User
from base.errors import InvalidInput
from base.words import gettext_lazy as _
from candidates.details.services import ChangedMeanwhile
from talent_pools.models import TalentPool
from talent_pools.permissions import CREATE_POOL, EDIT_POOL
from talent_pools.pools.holding import hold
from talent_pools.pools.names import checked_description, checked_name
from talent_pools.sharing.services import set_contributors, share_pool
from talent_pools.verbs import PoolVerb


class NameIsTaken(InvalidInput):
    """Says no more than that: the pool of this name may be nobody's business."""

    code = "name_taken"
    default_message = _("There is a pool of this name already. Choose another one.")


@transaction.atomic
def create_pool(
    *, name: str, by: User, description: str = "", contributors: Iterable[User] = ()
) -> TalentPool:
    """Make a pool of one's own, private until shared. Raises NotAllowed, InvalidInput."""
    CREATE_POOL.require(by)
    now = timezone.now()
    pool = TalentPool(owner=by, created_at=now, updated_at=now)
    pool.name, pool.description = checked_name(name), checked_description(description)
    _save(pool)
    record(PoolVerb.CREATED, by=by, subject=pool, pool=pool.name)
    for user in contributors:
        share_pool(pool=pool, user=user, by=by)
    return pool


@transaction.atomic
def edit_pool(
    *,
    pool: TalentPool,
    by: User,
    name: str | None = None,
    description: str | None = None,
    contributors: Iterable[User] | None = None,
    seen_at: datetime | None = None,
) -> TalentPool:
    """Change what is given. Locks the pool; what stays the same leaves no trace.

    `contributors` are all of them. `seen_at` is the `updated_at` that whoever edits saw; a change
    since then refuses theirs. Raises NotAllowed, NoLongerHere, ChangedMeanwhile, InvalidInput.
    """
    EDIT_POOL.require(by, pool)
    hold(pool)
    if seen_at and seen_at != pool.updated_at:
        raise ChangedMeanwhile
    _reword(pool, name, description, by)
    if contributors is not None:
        set_contributors(pool=pool, users=contributors, by=by)
    return pool


def _reword(pool: TalentPool, name: str | None, description: str | None, by: User) -> None:
    former, purpose = pool.name, pool.description
    if name is not None:
        pool.name = checked_name(name)
    if description is not None:
        pool.description = checked_description(description)
    if (pool.name, pool.description) != (former, purpose):
        pool.updated_at = timezone.now()
        _save(pool)
    if pool.name != former:
        record(PoolVerb.RENAMED, by=by, subject=pool, pool=pool.name, former=former)
    if pool.description != purpose:
        record(PoolVerb.DESCRIBED, by=by, subject=pool, pool=pool.name)


def _save(pool: TalentPool) -> None:
    try:
        with transaction.atomic():
            pool.save()
    except IntegrityError:
        raise NameIsTaken(field="name") from None
