"""What a line of the log does not tell."""

import io
import logging.config

import pytest
from django.conf import settings
from django.db import DatabaseError, connection
from django.test import Client


@pytest.fixture
def log():
    """Return a stream that gets what the settings' handler would write to stderr."""
    stream = io.StringIO()
    config = settings.LOGGING["formatters"]["line"]
    configurator = logging.config.DictConfigurator({"version": 1, "formatters": {"line": config}})
    handler = logging.StreamHandler(stream)
    handler.setFormatter(configurator.configure_formatter(config))
    for name in settings.LOGGING["handlers"]["stderr"]["filters"]:
        handler.addFilter(configurator.configure_filter({**settings.LOGGING["filters"][name]}))
    logger = logging.getLogger("django")
    logger.addHandler(handler)
    yield stream
    logger.removeHandler(handler)


def test_a_refused_call_to_the_callback_does_not_tell_its_token(log, db):
    Client().put("/linkedin/callback/very-secret-token/")

    assert "/linkedin/callback/…/" in log.getvalue()
    assert "very-secret-token" not in log.getvalue()


def test_a_link_to_choose_a_password_is_not_told(log, db):
    Client().patch("/password/Rita42/cdl4x-0123456789abcdef/")

    assert "cdl4x-0123456789abcdef" not in log.getvalue()


def test_other_addresses_stand_in_full(log, db):
    Client().get("/nowhere/at/all/")

    assert "Not Found: /nowhere/at/all/" in log.getvalue()


MANY_FIELDS = "&".join(f"a{number}=" for number in range(2_001))
A_FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    "sent",
    [
        {"headers": {"host": "elsewhere.example"}},
        {"headers": {"host": "not a host"}},
        {"path": "/api/v1/jobs/", "headers": {"host": "elsewhere.example"}},
        {"method": "POST", "data": b"--x\r\n", "content_type": "multipart/form-data; boundary="},
        {"method": "POST", "data": MANY_FIELDS, "content_type": A_FORM},
        {"method": "POST", "data": b"", "headers": {"content-type": A_FORM}, "path": "/nowhere/"},
    ],
    ids=["other host", "no host", "api", "no boundary", "many fields", "no address"],
)
def test_a_callers_fault_is_one_quiet_line(log, db, sent):
    answer = Client().generic(**{"method": "GET", "path": "/sign-in/", **sent})

    assert 400 <= answer.status_code < 500
    [line] = log.getvalue().splitlines()
    assert " WARNING django." in line


def test_a_fault_of_ours_keeps_its_traceback(log, db):
    def break_down(execute, sql, *rest):
        raise DatabaseError("division of the house")

    with connection.execute_wrapper(break_down):
        Client(raise_request_exception=False).get(
            "/api/v1/jobs/", headers={"authorization": "Token x"}
        )

    assert " ERROR django.request" in log.getvalue()
    assert "division of the house" in log.getvalue()
    assert "Traceback" in log.getvalue()
