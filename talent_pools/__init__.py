"""People worth keeping, in named pools: kept for later, shared with colleagues, put on jobs."""
