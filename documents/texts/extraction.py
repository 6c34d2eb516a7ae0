"""Reading a file's text in a process of its own, whatever the file does to it."""

import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings

from base.text import lines
from documents.limits import EXTRACTION_SECONDS, TEXT_CHARACTERS
from documents.models import Document
from documents.texts import IS_ENCRYPTED

State = Document.TextState

# Neither secrets nor proxies of the worker.
_SURROUNDINGS = {"LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}


@dataclass(frozen=True)
class Extracted:
    """What came of reading; `text` is empty in every state but *read*."""

    state: str
    text: str = ""


def extract(content: bytes, content_type: str) -> Extracted:
    """Return the cleaned text of a file, at most `limits.TEXT_CHARACTERS`.

    Raises OSError where that says nothing about the file: no process can be started, or it was
    asked to end, as whoever stops a worker may ask all its processes.
    """
    command = [sys.executable, "-m", "documents.texts.child", content_type]
    return outcome(*run(command, content, seconds=EXTRACTION_SECONDS))


def outcome(code: int | None, output: bytes) -> Extracted:
    """Return what an exit code and an output mean. Raises InterruptedError, an OSError."""
    if code == -signal.SIGTERM:
        raise InterruptedError("The reading of a document was asked to end")
    if code == IS_ENCRYPTED:
        return Extracted(State.ENCRYPTED)
    if code != 0:
        return Extracted(State.FAILED)
    text = lines(output.decode("utf-8", "ignore"))[:TEXT_CHARACTERS]
    return Extracted(State.READ, text) if text else Extracted(State.NONE)


def run(command: Sequence[str], content: bytes, *, seconds: float) -> tuple[int | None, bytes]:
    """Give a process its input; returns its exit code and output, None where it took too long.

    Its words about errors are dropped, since they may quote the file.
    """
    try:
        ended = subprocess.run(  # noqa: S603  # Our own program.
            command, input=content, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            timeout=seconds, check=False, cwd=settings.BASE_DIR, env=_SURROUNDINGS,
            start_new_session=True,  # Ctrl+C is for the worker.
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return None, b""
    return ended.returncode, ended.stdout
