"""Who comes into a pool and who leaves it. Each holds the candidate, then the pool."""

from django.db import transaction
from django.utils import timezone

from accounts.activity import record
from accounts.models import User
from base.errors import DomainError
from base.words import gettext_lazy as _
from candidates.details.services import lock as lock_candidate
from candidates.models import Candidate
from talent_pools.models import PoolMember, TalentPool
from talent_pools.permissions import ADD_TO_POOL, REMOVE_FROM_POOL
from talent_pools.pools.holding import hold
from talent_pools.verbs import PoolVerb


class AlreadyInPool(DomainError):
    code = "already_in_pool"
    default_message = _("%(name)s is in this pool already.")

    def __init__(self, candidate: Candidate) -> None:
        super().__init__(self.default_message % {"name": candidate})


class NotInPool(DomainError):
    code = "not_in_pool"
    default_message = _("This person is no longer in the pool.")


@transaction.atomic
def add_to_pool(*, pool: TalentPool, candidate: Candidate, by: User) -> PoolMember:
    """Put a person into a pool. Whether `by` may open the person is the caller's to ask.

    Raises NotAllowed, AlreadyInPool.
    """
    ADD_TO_POOL.require(by, pool)
    return _enter(pool, candidate, by)


@transaction.atomic
def add_from_system(*, pool: TalentPool, candidate: Candidate) -> PoolMember | None:
    """Put a person into a pool of the system; safe to repeat.

    Returns the member, None for whom a colleague has removed: they do not come back.
    """
    lock_candidate(candidate)
    hold(pool)
    known = PoolMember.objects.filter(pool=pool, candidate=candidate).first()
    if known is None:
        return _enter(pool, candidate, None)
    return known if known.removed_at is None else None


@transaction.atomic
def put_back(*, pool: TalentPool, candidate: Candidate, by: User) -> PoolMember:
    """Take back that somebody was removed from a pool of the system.

    Raises NotAllowed, NotInPool, AlreadyInPool.
    """
    REMOVE_FROM_POOL.require(by, pool)
    if not PoolMember.objects.removed().filter(pool=pool, candidate=candidate).exists():
        raise NotInPool
    return _enter(pool, candidate, by)


@transaction.atomic
def remove_from_pool(*, pool: TalentPool, candidate: Candidate, by: User) -> None:
    """Take a person out; they stay a candidate. `add_to_pool` or `put_back` undoes it.

    Raises NotAllowed, NotInPool.
    """
    REMOVE_FROM_POOL.require(by, pool)
    lock_candidate(candidate)
    hold(pool)
    member = PoolMember.objects.current().filter(pool=pool, candidate=candidate).first()
    if member is None:
        raise NotInPool
    if pool.is_system:
        member.removed_at = timezone.now()
        member.save(update_fields=["removed_at"])
    else:
        member.delete()
    _count(pool, -1)
    _record(PoolVerb.REMOVED, pool, candidate, by)


def _enter(pool: TalentPool, candidate: Candidate, by: User | None) -> PoolMember:
    lock_candidate(candidate)
    hold(pool)
    now = timezone.now()
    member = PoolMember.objects.filter(pool=pool, candidate=candidate).first()
    if member is None:
        member = PoolMember(pool=pool, candidate=candidate)
    elif member.removed_at is None:
        raise AlreadyInPool(candidate)
    member.added_by, member.added_at, member.removed_at = by, now, None
    member.save()
    _count(pool, 1)
    _record(PoolVerb.ADDED, pool, candidate, by)
    return member


def _count(pool: TalentPool, change: int) -> None:
    """The pool is held, so what was read of it is true."""
    pool.member_count += change
    pool.save(update_fields=["member_count"])


def _record(verb: PoolVerb, pool: TalentPool, candidate: Candidate, by: User | None) -> None:
    record(verb, by=by, subject=pool, candidate=candidate.public_id, pool=pool.name)
