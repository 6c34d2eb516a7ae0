"""Text that is nothing else."""

from collections.abc import Iterator

from documents.types import decoded


def words(content: bytes) -> Iterator[str]:
    yield decoded(content) or ""
