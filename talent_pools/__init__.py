"""Talent pools: named groups of candidates kept for later. Nothing stands here yet."""
