"""Words beside the stages of a job that apps of upper floors know."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from base import contributions
from jobs.models import Job, Stage


@dataclass(frozen=True)
class StageNotes:
    """`load` returns words by the stage's primary key, in as many queries for any number."""

    load: Callable[[Job, Sequence[Stage]], Mapping[int, str]]
    position: int = 0


def notes_of(job: Job, stages: Sequence[Stage]) -> dict[int, str]:
    """Return what all apps say of these stages; one of which nobody says anything is left out."""
    said: dict[int, list[str]] = {}
    for contribution in contributions.of(StageNotes):
        for key, words in contribution.load(job, stages).items():
            said.setdefault(key, []).append(words)
    return {key: ", ".join(words) for key, words in said.items()}
