"""A job's pipeline: the board, its table, and what is done to several people at once."""
