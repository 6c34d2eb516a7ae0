"""Every command ends with 0, 1 and a reason, or 2 and a usage line."""

import pytest

from accounts.commands import TandemCommand
from accounts.errors import InvalidInput


class Refusing(TandemCommand):
    help = "Refuse."
    example = "manage.py refuse JOB-0001"
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("job")

    def handle(self, **options):
        if options["job"] == "interrupted":
            raise KeyboardInterrupt
        raise InvalidInput(f"There is no job {options['job']}.")


def run(*arguments):
    Refusing().run_from_argv(["manage.py", "refuse", *arguments])


def test_a_refusal_ends_with_status_1_and_its_sentence(capsys):
    with pytest.raises(SystemExit) as ended:
        run("JOB-0001")

    assert ended.value.code == 1
    assert "There is no job JOB-0001." in capsys.readouterr().err


def test_wrong_arguments_end_with_status_2_and_usage(capsys):
    with pytest.raises(SystemExit) as ended:
        run()

    assert ended.value.code == 2
    assert "usage: manage.py refuse" in capsys.readouterr().err


def test_help_shows_the_example(capsys):
    with pytest.raises(SystemExit) as ended:
        run("--help")

    assert ended.value.code == 0
    assert "Example: manage.py refuse JOB-0001" in capsys.readouterr().out


def test_an_interrupt_ends_without_a_traceback(capsys):
    with pytest.raises(SystemExit) as ended:
        run("interrupted")

    assert ended.value.code == 130
    assert "Stopped." in capsys.readouterr().err
