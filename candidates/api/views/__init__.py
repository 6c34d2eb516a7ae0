"""Candidates and applications over the API."""
