"""The task that reads texts, and waking it."""

from base.waking import wake

READ_TEXTS = "documents.read_texts"


def wake_reader() -> None:
    wake(READ_TEXTS)
