"""What a file is, told by its content: whatever its name or its sender claims."""

import io
import zipfile
from dataclasses import dataclass

import filetype  # type: ignore[import-untyped]

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
DOC = "application/msword"
RTF = "application/rtf"
PDF = "application/pdf"
TEXT = "text/plain"
IMAGES = {
    "image/jpeg": (".jpg", ".jpeg"),
    "image/png": (".png",),
    "image/gif": (".gif",),
    "image/webp": (".webp",),
}
# The accepted types with the endings of their names, the usual one first.
ENDINGS = {
    PDF: (".pdf",),
    DOCX: (".docx",),
    DOC: (".doc",),
    ODT: (".odt",),
    RTF: (".rtf",),
    TEXT: (".txt",),
    **IMAGES,
}
# Those whose text can be read; nobody keeps a reader of the old Word format.
READABLE = frozenset({PDF, DOCX, ODT, RTF, TEXT})
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The stream that makes a compound file a Word document (MS-DOC 2.1), as its directory names it.
_WORD_STREAM = "WordDocument".encode("utf-16-le")


@dataclass(frozen=True)
class Unpacked:
    names: frozenset[str]
    mimetype: bytes


def type_of(content: bytes) -> str:
    """Return the accepted type a file's bytes have, empty where they have none."""
    if content.startswith(b"PK"):
        return _packed_type(content)
    if content.startswith(_OLE):
        return DOC if _WORD_STREAM in content else ""
    if content.startswith(b"{\\rtf"):
        return RTF
    found = filetype.guess_mime(content) or ""
    if found in ENDINGS:
        return str(found)
    return TEXT if not found and _is_text(content) else ""


def _packed_type(content: bytes) -> str:
    try:
        unpacked = _unpacked(content)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError, EOFError):
        return ""
    if "word/document.xml" in unpacked.names:
        return DOCX
    return ODT if unpacked.mimetype.strip() == ODT.encode() else ""


def _unpacked(content: bytes) -> Unpacked:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        names = frozenset(packed.namelist())
        mimetype = b""
        if "mimetype" in names:
            with packed.open("mimetype") as part:
                mimetype = part.read(200)
    return Unpacked(names, mimetype)


def _is_text(content: bytes) -> bool:
    if b"\0" in content and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    return decoded(content) is not None


def decoded(content: bytes) -> str | None:
    """Return a plain text as it reads, UTF-16 where its first sign says so; None if it is none."""
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        return None
