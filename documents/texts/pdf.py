"""Text of PDF files, a page at a time."""

import io
from collections.abc import Iterator

from pypdf import PasswordType, PdfReader

from documents.texts import Encrypted


def words(content: bytes) -> Iterator[str]:
    """Yield the text of each page. Raises Encrypted, and whatever pypdf does of a broken file."""
    reader = PdfReader(io.BytesIO(content))
    # Many files are encrypted without a password, only so that nobody changes them.
    if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
        raise Encrypted
    for page in reader.pages:
        yield page.extract_text() + "\n"
