"""Text of RTF files."""

from collections.abc import Iterator

from striprtf.striprtf import rtf_to_text


def words(content: bytes) -> Iterator[str]:
    # All beyond ASCII is escaped in RTF; a byte that is not stands for one character.
    yield rtf_to_text(content.decode("latin-1"), errors="ignore")  # type: ignore[no-untyped-call]
