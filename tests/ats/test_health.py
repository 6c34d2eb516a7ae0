"""What whoever watches a process is told."""

import pytest
from django.db import connection
from django.db.utils import ConnectionHandler

from ats import health


@pytest.fixture(autouse=True)
def freshly_started(monkeypatch):
    monkeypatch.setattr(health, "_is_migrated", False)


@pytest.fixture
def nobody_there(monkeypatch):
    """A database server of which nothing answers at its address."""
    there = {"ENGINE": "django.db.backends.postgresql", "HOST": "127.0.0.1", "PORT": "1"}
    away = ConnectionHandler({"default": {**there, "NAME": "tandem"}})["default"]
    monkeypatch.setattr(health, "connection", away)


def test_who_watches_a_process_needs_no_host_name_no_https_and_no_database(client, settings):
    settings.ALLOWED_HOSTS, settings.SECURE_SSL_REDIRECT = ["ats.example"], True

    response = client.get("/health/live", headers={"host": "10.0.0.7:8000"})

    assert (response.status_code, response.content) == (200, b"live")


@pytest.mark.django_db
def test_a_process_with_its_tables_is_ready(client, settings, django_assert_num_queries):
    settings.ALLOWED_HOSTS, settings.SECURE_SSL_REDIRECT = ["ats.example"], True

    first = client.get("/health/ready", headers={"host": "10.0.0.7:8000"})

    assert (first.status_code, first.content) == (200, b"ready")
    with django_assert_num_queries(1):
        again = client.get("/health/ready", headers={"host": "10.0.0.7:8000"})
    assert (again.status_code, again["Cache-Control"]) == (200, "no-store")


@pytest.mark.django_db
def test_a_process_whose_tables_are_older_than_its_code_is_not_ready(client):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'jobs' AND name LIKE '0005%'")

    response = client.get("/health/ready")

    assert (response.status_code, response.content) == (503, b"migrations are missing")


@pytest.mark.django_db
def test_without_a_database_no_process_is_ready(client, nobody_there):
    response = client.get("/health/ready")

    assert (response.status_code, response.content) == (503, b"no database")
