"""The pool of a contract: everybody who shared their profile with one of its recruiters."""

from candidates.models import Candidate
from linkedin_rsc.models import Contract
from talent_pools.members.services import add_from_system
from talent_pools.models import TalentPool
from talent_pools.pools.names import MAX_NAME
from talent_pools.pools.system import make_system_pool

NAME = "LinkedIn"


def keep_in_pool(contract: Contract, candidate: Candidate) -> None:
    """Put the candidate into the contract's pool, unless a colleague took them out of it."""
    add_from_system(pool=_pool_of(contract), candidate=candidate)


def _pool_of(contract: Contract) -> TalentPool:
    """Return the contract's pool, made with its first member."""
    if contract.pool is None:
        contract.pool = make_system_pool(name=_name_for(contract))
        contract.save(update_fields=["pool"])
    return contract.pool


def _name_for(contract: Contract) -> str:
    """Return a name that no other contract's pool has: contracts may have the same name."""
    if not Contract.objects.exclude(pool=None).exists():
        return NAME
    if not contract.name:
        return f"{NAME}: {contract}"
    tail = f" ({contract.contract_id})"
    return f"{NAME}: {contract.name}"[: MAX_NAME - len(tail)] + tail
