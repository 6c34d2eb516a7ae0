"""The default hiring process. A job gets its own copy of the stages when it is created."""

from typing import NamedTuple

from jobs.models import Stage


class StageDraft(NamedTuple):
    name: str
    kind: str


DEFAULT_PROCESS = (
    StageDraft("Prospect", Stage.Kind.PROSPECT),
    StageDraft("Application", Stage.Kind.APPLICATION),
    StageDraft("Screen", Stage.Kind.SCREENING),
    StageDraft("Interview", Stage.Kind.INTERVIEW),
    StageDraft("Offer", Stage.Kind.OFFER),
    StageDraft("Hired", Stage.Kind.HIRED),
)
