"""Starting with a nonsensical environment fails at once and names the variable."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from ats import environment

ROOT = Path(__file__).resolve().parents[2]
A_SERVER = "postgres://tandem:secret@database.example/tandem"

NONSENSE = [
    ("DEBUG", "maybe"),
    ("DATABASE_URL", "mysql://tandem@database.example/tandem"),
    ("DATABASE_URL", "postgres://tandem@database.example:port/tandem"),
    ("DATABASE_URL", "postgres://tandem@database.example"),
    ("DATABASE_URL", "sqlite:///"),
    ("REDIS_URL", "localhost:6379"),
    ("REDIS_URL", "redis://"),
    ("REDIS_URL", "redis://redis.example:port/0"),
    ("REDIS_URL", "redis://redis.example:6379/first"),
    ("SECRET_KEY", "x"),
    ("SECRET_KEY", " " * 50),
    ("PUBLIC_URL", "ats.example"),
    ("PUBLIC_URL", "http://ats example"),
    ("PUBLIC_URL", "http://%%%"),
    ("PUBLIC_URL", "https://ats.example/jobs"),
    ("PUBLIC_URL", "https://ats.example?x=1"),
    ("PUBLIC_URL", "https://ats.example?"),
    ("PUBLIC_URL", "https://ats.example#"),
    ("FORWARDED_ALLOW_IPS", "proxy"),
    ("FORWARDED_ALLOW_IPS", "10.0.0.7/24"),
    ("PUBLIC_URL", "http://ats.example:99999"),
    ("PUBLIC_URL", "http://ats.example:0"),
    ("PUBLIC_URL", "http://ats.example:"),
    ("PUBLIC_URL", "https://ats..example"),
    ("PUBLIC_URL", "https://@ats.example"),
    ("PUBLIC_URL", "https://www.linkedin.com@evil.example"),
    ("LINKEDIN_WWW_URL", "https://www.linkedin.com:443@evil.example"),
    ("LINKEDIN_API_URL", "https://api.linkedin.com:port"),
    ("LINKEDIN_PLATFORM_URL", "https://platform.linked\nin.com"),
    ("LINKEDIN_API_URL", "ftp://api.example"),
    ("LINKEDIN_WWW_URL", "https://"),
    ("LINKEDIN_WWW_URL", "https://www.example;script-src"),
    ("LINKEDIN_PLATFORM_URL", "platform"),
    ("LINKEDIN_PARTNER_CLIENT_ID", "an id\nof two lines"),
    ("ALLOWED_HOSTS", "https://ats.example"),
    ("ALLOWED_HOSTS", "ats.example:8000"),
    ("ALLOWED_HOSTS", "%%%"),
    ("ALLOWED_HOSTS", ","),
    ("ENCRYPTION_KEYS", "too-short"),
    ("ENCRYPTION_KEYS", "schlüssel"),
    ("LOG_LEVEL", "loud"),
    ("LINKEDIN_API_VERSION", "v2"),
    ("LINKEDIN_API_VERSION", "202613"),
    ("LINKEDIN_API_VERSION", "202512"),
    ("LINKEDIN_V2_RESOURCES", "candidates,everything"),
    ("LINKEDIN_UPLOAD_METHOD", "DELETE"),
    ("LINKEDIN_UPLOAD_ORIGINS", "https://www.linkedin.com,media.example"),
    ("EMAIL_URL", "mail.example"),
    ("EMAIL_URL", "smtp://"),
    ("EMAIL_URL", "filemail://"),
    ("EMAIL_URL", "smtp://mail.example:port"),
    ("SENTRY_DSN", "sentry"),
    ("SENTRY_DSN", "https://sentry.example/1"),
    ("SENTRY_DSN", "https://key@sentry.example/project"),
    ("TANDEM_DATA_DIR", str(Path(__file__))),
]


def check(tmp_path: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    surroundings = {
        "PATH": os.environ["PATH"],
        "TANDEM_DATA_DIR": str(tmp_path),
        "LANG": "C.UTF-8",
        # Whatever a developer's own .env says, it must not decide this test.
        "DATABASE_URL": "",
        "REDIS_URL": "",
        "LINKEDIN_PARTNER_CLIENT_ID": "",
        "LINKEDIN_PARTNER_CLIENT_SECRET": "",
    }
    return subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env={**surroundings, **variables},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(("name", "value"), NONSENSE)
def test_nonsense_is_refused_in_one_line_with_its_name(tmp_path, name, value):
    refused = check(tmp_path, **{name: value})

    assert refused.returncode == 1
    assert refused.stderr.startswith(f"Tandem cannot start: {name}")
    assert refused.stderr.count("\n") == 1


@pytest.mark.parametrize("name", ["SECRET_KEY", "ENCRYPTION_KEYS"])
def test_a_server_must_bring_its_secrets(tmp_path, name):
    secrets = {
        "SECRET_KEY": "s" * 50,
        "ENCRYPTION_KEYS": "dGFuZGVtLXRlc3RzLW9ubHktMzItYnl0ZXMhISEhISE=",
    }

    refused = check(tmp_path, DATABASE_URL=A_SERVER, **{**secrets, name: ""})

    assert refused.returncode == 1
    assert refused.stderr == f"Tandem cannot start: {name} must be set when DATABASE_URL is.\n"


def test_without_any_variable_tandem_starts_embedded(tmp_path):
    started = check(tmp_path)

    assert started.returncode == 0, started.stderr
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("text", ["1", "true", "YES", "on"])
def test_a_flag_is_understood_in_the_usual_spellings(monkeypatch, text):
    monkeypatch.setenv("SOME_FLAG", text)

    assert environment.read_flag("SOME_FLAG", default=False) is True


def test_an_empty_variable_means_the_default(monkeypatch, tmp_path):
    monkeypatch.setenv("SOME_URL", "")
    monkeypatch.setenv("DATABASE_URL", "")

    origin = environment.read_origin("SOME_URL", default="https://api.example")
    database = environment.read_database("DATABASE_URL", default=tmp_path / "tandem.sqlite3")

    assert origin == "https://api.example"
    assert database["NAME"] == f"{tmp_path}/tandem.sqlite3"


# What shells, .env files, compose and URLs give a meaning to.
ODD = "$a${b}#c %20%d'e\"f\\g?h=i&j;k"


def test_values_are_taken_as_they_stand(monkeypatch):
    for name in ("SOME_ID", "SOME_SECRET"):
        monkeypatch.setenv(name, f"$LANG{ODD.replace(' ', '')}")

    read = environment.read_credentials("SOME_ID", "SOME_SECRET", is_public=True)

    assert read == [f"$LANG{ODD.replace(' ', '')}"] * 2


@pytest.mark.parametrize("name", [ODD, "$HOME", "~", "ü n"])
def test_folders_and_files_have_any_name(tmp_path, name):
    folder = tmp_path / name

    started = check(folder)
    named = check(tmp_path / "other", DATABASE_URL=f"sqlite:///{folder}/named.sqlite3")

    assert (started.returncode, named.returncode) == (0, 0), started.stderr + named.stderr
    assert (folder / "secret_key").exists()


def test_a_trailing_slash_of_an_origin_is_dropped(monkeypatch):
    monkeypatch.setenv("SOME_URL", "https://ats.example/")

    assert environment.read_origin("SOME_URL", default="") == "https://ats.example"


def test_a_folder_that_cannot_be_made_is_refused(monkeypatch, tmp_path):
    (tmp_path / "file").touch()
    monkeypatch.setenv("SOME_FOLDER", str(tmp_path / "file" / "inside"))

    with pytest.raises(ImproperlyConfigured, match="SOME_FOLDER must be a folder"):
        environment.read_folder("SOME_FOLDER", default=tmp_path)


def test_the_folder_of_data_is_its_owners_alone(tmp_path):
    folder = environment.read_folder("SOME_FOLDER", default=tmp_path / "new")

    assert folder.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("other", ["ID", "SECRET"])
def test_half_of_linkedin_credentials_is_refused_by_the_name_of_the_other_half(tmp_path, other):
    half = {"ID": "SECRET", "SECRET": "ID"}[other]

    refused = check(tmp_path, **{f"LINKEDIN_CLIENT_{half}": "one-half"})

    assert refused.returncode == 1
    assert refused.stderr.startswith(f"Tandem cannot start: LINKEDIN_CLIENT_{other} must be set")


@pytest.mark.parametrize("which", ["LINKEDIN_PARTNER_CLIENT", "LINKEDIN_CLIENT"])
def test_a_secret_that_everybody_knows_is_refused_on_a_server(tmp_path, which):
    known = {f"{which}_ID": "tandem", f"{which}_SECRET": "tandem-secret-for-the-sandbox"}

    assert check(tmp_path, PUBLIC_URL="http://localhost:8000", **known).returncode == 0
    refused = check(tmp_path, PUBLIC_URL="https://ats.example", **known)
    assert refused.returncode == 1
    assert refused.stderr.startswith(f"Tandem cannot start: {which}_SECRET is the sandbox's")


@pytest.mark.parametrize("text", ["0", "26", "10.5", "-1", "1_0", "ten", "١٠"])
def test_a_number_out_of_bounds_is_refused(monkeypatch, text):
    monkeypatch.setenv("SOME_NUMBER", text)

    with pytest.raises(ImproperlyConfigured, match="SOME_NUMBER must be"):
        environment.read_number("SOME_NUMBER", default=10, least=1, most=25)


@pytest.mark.parametrize(("text", "number"), [("1", 1), (" 25 ", 25), ("", 10)])
def test_a_number_within_bounds_is_read(monkeypatch, text, number):
    monkeypatch.setenv("SOME_NUMBER", text)

    assert environment.read_number("SOME_NUMBER", default=10, least=1, most=25) == number
