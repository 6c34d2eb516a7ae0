"""What gunicorn hands over, as Django needs it; over real HTTP in journeys/test_broken.py."""

from io import BytesIO

import pytest

from ats import wsgi


@pytest.fixture
def seen(monkeypatch):
    """What Django is given."""
    given = {}
    monkeypatch.setattr(wsgi, "django_application", lambda environ, _: given.update(environ) or [])
    return given


def hand_over(body: bytes, **environ: str) -> None:
    wsgi.application({"wsgi.input": BytesIO(body), "wsgi.input_terminated": True, **environ}, None)


def test_a_body_in_chunks_gets_its_length(seen):
    hand_over(b"in chunks")

    assert (seen["CONTENT_LENGTH"], seen["wsgi.input"].read()) == ("9", b"in chunks")


def test_a_body_in_chunks_is_read_no_further_than_to_be_refused(seen, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000

    hand_over(b" " * 2_000)

    assert seen["CONTENT_LENGTH"] == "1001"


def test_a_body_with_a_length_is_left_alone(seen):
    hand_over(b"as it is", CONTENT_LENGTH="8")

    assert seen["wsgi.input"].tell() == 0
