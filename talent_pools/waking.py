"""The tasks of this app, by name."""

TAKE_IN_SHEETS = "talent_pools.take_in_sheets"
EMPTY_DELETED_POOLS = "talent_pools.empty_deleted_pools"
