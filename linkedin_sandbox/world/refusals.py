"""Refusals a person in the simulated Recruiter can understand."""


class Refused(Exception):
    """What somebody wanted is not possible now; the text says why."""
