"""Candidates and their applications."""
