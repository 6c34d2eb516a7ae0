from talent_pools.models.member import PoolMember
from talent_pools.models.pool import TalentPool
from talent_pools.models.sheet import ImportRow, PoolImport

__all__ = ["ImportRow", "PoolImport", "PoolMember", "TalentPool"]
