"""Verbs and reads on the state. Pages, API and control API call these and nothing below."""
