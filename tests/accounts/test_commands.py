"""create_user and create_api_token, as an operator or a script runs them."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand
from rest_framework.test import APIClient

from accounts.management.commands import create_api_token, create_user
from accounts.models import ApiToken, User
from tests.factories.accounts import UserFactory

PROJECT = Path(__file__).resolve().parent.parent.parent
RITA = "rita@nordwind.example"


def run(name: str, *arguments: str) -> str:
    out = io.StringIO()
    call_command(name, *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def typed(monkeypatch):
    """Put text on standard input."""

    def put(text: str) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO(text))

    return put


def test_a_person_is_created_with_name_and_roles(db):
    output = run(
        "create_user", RITA, "--role", "recruiter", "administrator",
        "--first-name", "Rita", "--last-name", "Lindqvist",
    )  # fmt: skip

    user = User.objects.get(email=RITA)
    assert output == f"Created {RITA} (administrator, recruiter).\n"
    assert user.full_name == "Rita Lindqvist"
    assert user.roles == {"recruiter", "administrator"}
    assert not user.has_usable_password()


def test_the_role_option_may_be_repeated(db):
    run("create_user", RITA, "--role", "recruiter", "--role", "hiring_manager")

    assert User.objects.get().roles == {"recruiter", "hiring_manager"}


def test_running_twice_changes_nothing_that_was_not_given(db):
    run("create_user", "Rita@Nordwind.example", "--role", "recruiter", "--first-name", "Rita")

    output = run("create_user", RITA, "--last-name", "Lindqvist")

    user = User.objects.get()
    assert output == f"Updated {RITA} (recruiter).\n"
    assert (user.first_name, user.last_name) == ("Rita", "Lindqvist")


def test_a_given_role_replaces_the_former_ones(db):
    UserFactory(email=RITA, roles=["recruiter", "administrator"])

    with pytest.raises(CommandError, match="will no longer create jobs"):
        run("create_user", RITA, "--role", "read_only")
    assert User.objects.get().roles == {"recruiter", "administrator"}

    run("create_user", RITA, "--role", "read_only", "--yes")

    assert User.objects.get().roles == {"read_only"}


def test_the_password_comes_from_standard_input(db, typed):
    typed("correct horse battery\nnot this line\n")

    run("create_user", RITA, "--password-stdin")

    assert User.objects.get().check_password("correct horse battery")


@pytest.mark.parametrize(
    ("text", "reason"), [("", "No password"), ("\n", "No password"), ("12345678", "too common")]
)
def test_a_bad_password_leaves_no_user(db, typed, text, reason):
    typed(text)

    with pytest.raises(CommandError, match=reason):
        run("create_user", RITA, "--password-stdin")
    assert not User.objects.exists()


def test_a_password_like_the_name_is_refused(db, typed):
    typed("lindqvist\n")

    with pytest.raises(CommandError, match="too similar"):
        run("create_user", RITA, "--last-name", "Lindqvist", "--password-stdin")


def test_an_unusable_address_is_refused_with_the_reason(db):
    with pytest.raises(CommandError, match="not an e-mail address"):
        run("create_user", "rita at nordwind")


def test_a_token_is_printed_alone_and_opens_the_api(db):
    UserFactory(email=RITA, roles=["recruiter"])

    token = run("create_api_token", RITA).removesuffix("\n")

    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Token {token}")
    assert token.isascii() and len(token.split()) == 1
    assert client.get("/api/v1/jobs/").status_code == 200


def test_a_second_token_leaves_the_first_valid(db):
    user = UserFactory(email=RITA)

    first, second = run("create_api_token", RITA), run("create_api_token", RITA.upper())

    assert first != second
    assert ApiToken.objects.filter(user=user).count() == 2


def test_nobody_gets_no_token(db):
    with pytest.raises(CommandError, match="There is no user"):
        run("create_api_token", RITA)


def test_who_left_gets_no_token(db):
    UserFactory(email=RITA, is_active=False)

    with pytest.raises(CommandError, match="no longer signs in"):
        run("create_api_token", RITA)


@pytest.mark.parametrize(
    ("command", "arguments"),
    [
        (create_user.Command(), []),
        (create_user.Command(), [RITA, "--role", "emperor"]),
        (create_user.Command(), [RITA, "--colour", "red"]),
        (create_api_token.Command(), []),
        (create_api_token.Command(), [RITA, "extra"]),
    ],
)
def test_wrong_arguments_exit_2_with_the_usage(command, arguments, capsys):
    with pytest.raises(SystemExit) as stopped:
        as_from_the_command_line(command, arguments)

    assert stopped.value.code == 2
    assert "usage: manage.py create_" in capsys.readouterr().err


@pytest.mark.parametrize("command", [create_user.Command(), create_api_token.Command()])
def test_help_shows_an_example(command, capsys):
    with pytest.raises(SystemExit) as stopped:
        as_from_the_command_line(command, ["--help"])

    assert stopped.value.code == 0
    assert "Example: " in capsys.readouterr().out


def test_an_address_that_is_none_exits_2_with_the_usage(tmp_path):
    done = subprocess.run(
        [sys.executable, "manage.py", "create_user", "nobody"],
        cwd=PROJECT,
        env={"TANDEM_DATA_DIR": str(tmp_path), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 2
    assert done.stderr.startswith("usage: manage.py create_user")
    assert "'nobody' is not an e-mail address." in done.stderr
    assert "Traceback" not in done.stderr


def test_a_database_without_tables_is_said_in_a_sentence(tmp_path):
    done = subprocess.run(
        [sys.executable, "manage.py", "create_api_token", RITA],
        cwd=PROJECT,
        env={"TANDEM_DATA_DIR": str(tmp_path), "PATH": "/usr/bin:/bin", "DATABASE_URL": ""},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert "The database cannot be used: no such table" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(("name", "reason"), [("R" * 101, "at most 100"), ("Ri\ue000ta", "shown")])
def test_unusable_name_is_refused_and_nobody_is_made(db, name, reason):
    with pytest.raises(CommandError, match=reason):
        run("create_user", RITA, "--first-name", name)

    assert not User.objects.exists()


def as_from_the_command_line(command: BaseCommand, arguments: list[str]) -> None:
    name = type(command).__module__.rsplit(".", 1)[-1]
    command._called_from_command_line = True
    command.run_from_argv(["manage.py", name, *arguments])


def test_an_address_too_long_for_its_column_is_refused(db):
    with pytest.raises(CommandError, match="at most 254 characters"):
        run("create_user", f"{'a' * 60}@{'b' * 60}.{'c' * 60}.{'d' * 60}.{'e' * 60}.example")


def test_a_reader_who_has_read_enough_ends_the_command_quietly():
    reading, writing = os.pipe()
    os.close(reading)
    code = (
        "from base.commands import TandemCommand;"
        "TandemCommand.handle = lambda self, **options: self.stdout.write('x' * 100);"
        "TandemCommand.requires_system_checks = [];"
        "TandemCommand().run_from_argv(['manage.py', 'speak'])"
    )

    ended = subprocess.run(
        [sys.executable, "-c", f"import django; django.setup(); {code}"],
        cwd=PROJECT, env={**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"},
        stdout=writing, stderr=subprocess.PIPE, text=True, check=False,
    )  # fmt: skip

    os.close(writing)
    assert (ended.returncode, ended.stderr) == (141, "")
