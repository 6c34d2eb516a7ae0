"""Interviews: when, where and with whom, and who changes that."""
