"""People and trust: who signs in, what they may do, and what was done."""
