"""Interviews over the API: scheduling, changing, cancelling, answering."""
