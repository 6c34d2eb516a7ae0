"""Reading a file's text: what is found in each type, and that no file harms who reads it."""

import os
import signal
import sys

import pytest

from documents.limits import EXTRACTION_BYTES, PART_BYTES, TEXT_CHARACTERS
from documents.texts.extraction import Extracted, extract, outcome, run
from documents.types import DOC, DOCX, ODT, PDF, READABLE, RTF, TEXT, type_of
from tests.documents import files

FAILED = Extracted("failed")
ENCRYPTED = Extracted("encrypted")
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
    '<w:p xmlns:w="w"><w:r><w:t>one &a;&b; two</w:t></w:r></w:p>'
)
BOMB = "<w:p/>" * (PART_BYTES // 6 + 1)


def read(content: bytes, content_type: str) -> Extracted:
    assert type_of(content) == content_type
    return extract(content, content_type)


def in_child(program: str, seconds: float = 60) -> int | None:
    return run([sys.executable, "-c", program], b"", seconds=seconds)[0]


def killed_by(number: int) -> int | None:
    return in_child(f"import os; os.kill(os.getpid(), {number})")


@pytest.mark.parametrize(
    ("content", "content_type", "expected"),
    [
        (files.pdf("Crane driver"), PDF, "Crane driver"),
        (files.encrypted_pdf("Crane driver", ""), PDF, "Crane driver"),
        (
            files.docx(
                "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>Crane</w:t><w:tab/>"
                "<w:t>driver</w:t></w:r></w:p><w:p><w:r><w:t>Harbour &amp; sea</w:t></w:r></w:p>",
                header1="<w:p><w:r><w:t>Ilse Marbach</w:t></w:r></w:p>",
            ),
            DOCX,
            "Crane\tdriver\nHarbour & sea\nIlse Marbach",
        ),
        (
            files.odt(
                "<text:tracked-changes><text:p>Baker</text:p></text:tracked-changes>"
                "<text:h>Ilse</text:h><text:p>Crane<text:s/><text:span>driver</text:span>s</text:p>"
            ),
            ODT,
            "Ilse\nCrane drivers",
        ),
        (rb"{\rtf1\ansi\ansicpg1252 Crane\par J\'fcrgen \u8364?}", RTF, "Crane\nJürgen €"),
        ("Jürgen\r\nCrane\u200b driver".encode(), TEXT, "Jürgen\nCrane driver"),
        ("Jürgen".encode("utf-16"), TEXT, "Jürgen"),
    ],
)
def test_words_are_found(content, content_type, expected):
    assert read(content, content_type) == Extracted("read", expected)


@pytest.mark.parametrize(
    ("content", "content_type"),
    [(files.pdf(""), PDF), (files.docx("<w:p/>"), DOCX), (b" \n ", TEXT), (b"{\\rtf1 }", RTF)],
)
def test_what_has_no_words_says_so(content, content_type):
    assert read(content, content_type) == Extracted("none")


def test_old_word_format_has_no_reader():
    assert DOC not in READABLE


@pytest.mark.parametrize(
    ("content", "content_type"),
    [
        (files.encrypted_pdf("Crane driver", "secret"), PDF),
        (files.odt("", manifest="<m><encryption-data/></m>"), ODT),
    ],
)
def test_protected_files_say_so(content, content_type):
    assert read(content, content_type) == ENCRYPTED


@pytest.mark.parametrize(
    ("content", "content_type"),
    [
        (files.pdf("Crane driver")[:60], PDF),
        (b"%PDF-1.7\n" + bytes(range(256)) * 40, PDF),
        (files.docx("<w:p>"), DOCX),
        (files.docx("<w:p>" * 100_000), DOCX),
        (files.packed({"mimetype": ODT}), ODT),
    ],
)
def test_broken_files_fail(content, content_type):
    assert read(content, content_type) == FAILED


def test_file_that_unpacks_to_too_much_fails():
    bomb = files.docx(BOMB)

    assert len(bomb) < PART_BYTES / 100
    assert read(bomb, DOCX) == FAILED


def test_entities_are_not_read():
    content = files.packed({"word/document.xml": LAUGHS})

    assert "root" not in read(content, DOCX).text
    assert "ha" not in read(content, DOCX).text


def test_text_is_cut_and_cleaned():
    found = read(files.docx("<w:p><w:r><w:t>Crane</w:t></w:r></w:p>" * 50_000), DOCX)

    assert found.state == "read"
    assert TEXT_CHARACTERS - 6 <= len(found.text) <= TEXT_CHARACTERS
    assert read(b"{\\rtf1 Crane\\'00\\'07 driver}", RTF).text == "Crane driver"


def test_process_that_is_killed_brings_nothing():
    assert outcome(killed_by(signal.SIGKILL), b"half a te") == FAILED
    assert outcome(killed_by(signal.SIGXCPU), b"half a te") == FAILED


def test_process_that_is_asked_to_end_says_nothing_of_the_file():
    with pytest.raises(InterruptedError):
        outcome(killed_by(signal.SIGTERM), b"")


def test_process_that_does_not_end_is_ended(tmp_path):
    number = tmp_path / "pid"
    program = f"import os; open({str(number)!r}, 'w').write(str(os.getpid()))\nwhile True: pass"

    assert outcome(in_child(program, seconds=1), b"") == FAILED

    if number.exists():
        with pytest.raises(ProcessLookupError):
            os.kill(int(number.read_text()), 0)


@pytest.mark.skipif(sys.platform != "linux", reason="macOS does not bound memory")
def test_process_gets_no_more_memory():
    program = (
        f"from documents.texts.child import bound_itself; bound_itself(); {{}}({EXTRACTION_BYTES})"
    )

    assert in_child(program.format("print")) == 0
    assert in_child(program.format("bytearray")) == 1


def test_process_writes_no_files(tmp_path):
    path = tmp_path / "written"
    program = (
        "from documents.texts.child import bound_itself; bound_itself()\n"
        f"open({str(path)!r}, 'w').write('x')"
    )

    in_child(program)

    assert not path.read_bytes()


def test_process_knows_no_secrets(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "x")

    assert in_child("import os, sys; sys.exit('SECRET_KEY' in os.environ)") == 0
