"""What a line of the log does not tell."""

import io
import logging.config

import pytest
from django.conf import settings
from django.test import Client


@pytest.fixture
def log():
    """Return a stream that gets what the settings' handler would write to stderr."""
    stream = io.StringIO()
    config = settings.LOGGING["formatters"]["line"]
    wired = {"version": 1, "disable_existing_loggers": False, "formatters": {"line": config}}
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logging.config.DictConfigurator(wired).configure_formatter(config))
    logger = logging.getLogger("django.request")
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
