"""The process that reads one file: `python -m documents.texts.child TYPE < file > text`.

It knows neither database nor settings, and bounds itself before it looks at the file.
"""

import contextlib
import resource
import sys
from collections.abc import Callable, Iterator

from documents.limits import EXTRACTION_BYTES, EXTRACTION_SECONDS, TEXT_CHARACTERS
from documents.texts import IS_ENCRYPTED, Encrypted, docx, odt, pdf, plain, rtf
from documents.types import DOCX, ODT, PDF, RTF, TEXT

READERS: dict[str, Callable[[bytes], Iterator[str]]] = {
    PDF: pdf.words,
    DOCX: docx.words,
    ODT: odt.words,
    RTF: rtf.words,
    TEXT: plain.words,
}


def main(content_type: str) -> int:
    """Write the text of a file, in UTF-8; returns the exit code."""
    bound_itself()
    try:
        text = beginning(READERS[content_type](sys.stdin.buffer.read()))
    except Encrypted:
        return IS_ENCRYPTED
    sys.stdout.buffer.write(text.encode("utf-8", "ignore"))
    return 0


def beginning(words: Iterator[str]) -> str:
    """Return the first `limits.TEXT_CHARACTERS`; nothing behind them is read."""
    parts, count = [], 0
    for word in words:
        parts.append(word)
        count += len(word)
        if count >= TEXT_CHARACTERS:
            break
    return "".join(parts)[:TEXT_CHARACTERS]


def bound_itself() -> None:
    """Take memory and processor time from this process, and files; not to be undone by it."""
    _bound(resource.RLIMIT_CPU, EXTRACTION_SECONDS)
    _bound(resource.RLIMIT_FSIZE, 0)
    _bound(resource.RLIMIT_CORE, 0)
    # macOS counts what it only reserves, and refuses.
    with contextlib.suppress(ValueError):
        _bound(resource.RLIMIT_AS, EXTRACTION_BYTES)


def _bound(what: int, limit: int) -> None:
    hard = resource.getrlimit(what)[1]
    least = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
    resource.setrlimit(what, (least, least))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
