"""What gunicorn hands over, as Django needs it; over real HTTP in journeys/test_broken.py."""

from io import BytesIO
from ipaddress import ip_network

import pytest
from django.core.signals import request_started
from django.test import RequestFactory

from ats import wsgi


@pytest.fixture
def seen(db):
    """What Django is given."""
    given = {}

    def note(environ, **_):
        given.update(environ)

    request_started.connect(note)
    yield given
    request_started.disconnect(note)


def hand_over(body: bytes, **more: str) -> None:
    environ = RequestFactory().generic("POST", "/sign-in/").environ
    of_gunicorn = {"wsgi.input": BytesIO(body), "wsgi.input_terminated": True}
    wsgi.application(environ | of_gunicorn | more, lambda status, headers: None)


def test_a_body_in_chunks_gets_its_length(seen):
    hand_over(b"in chunks")

    assert (seen["CONTENT_LENGTH"], seen["wsgi.input"].getvalue()) == ("9", b"in chunks")


def test_a_body_in_chunks_is_read_no_further_than_to_be_refused(seen, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000

    hand_over(b" " * 2_000)

    assert seen["CONTENT_LENGTH"] == "1001"


def test_where_files_are_taken_more_is_read(seen, settings):
    hand_over(b" " * 6_000_000, PATH_INFO="/candidates/someone/documents/")

    assert seen["CONTENT_LENGTH"] == "6000000"


def test_a_body_with_a_length_is_left_alone(seen):
    body = b"as it is, and longer"

    hand_over(body, CONTENT_LENGTH="8")

    assert (seen["CONTENT_LENGTH"], seen["wsgi.input"].getvalue()) == ("8", body)


FORWARDED = {"HTTP_X_FORWARDED_FOR": "10.9.9.9, 198.51.100.7"}


@pytest.mark.parametrize("peer", ["", "10.0.0.7", "::1"])
def test_the_proxy_in_front_says_who_calls(seen, settings, peer):
    settings.FORWARDED_ALLOW_IPS = [ip_network("10.0.0.0/24"), ip_network("::1")]

    hand_over(b"", REMOTE_ADDR=peer, **FORWARDED)

    assert seen["REMOTE_ADDR"] == "198.51.100.7"


@pytest.mark.parametrize("peer", ["10.0.1.7", "2001:db8::1", "198.51.100.9"])
def test_nobody_else_is_believed(seen, settings, peer):
    settings.FORWARDED_ALLOW_IPS = [ip_network("10.0.0.0/24"), ip_network("::1")]

    hand_over(b"", REMOTE_ADDR=peer, **FORWARDED)

    assert seen["REMOTE_ADDR"] == peer


@pytest.mark.parametrize("said", ["", ",", "unknown", "198.51.100.7:4711", "198.51.100.7, x"])
def test_what_is_no_address_names_nobody(seen, said):
    hand_over(b"", REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR=said)

    assert seen["REMOTE_ADDR"] == "127.0.0.1"
