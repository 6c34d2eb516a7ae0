"""Candidates to hire, and the hand-off to HR. Nothing stands here yet."""
