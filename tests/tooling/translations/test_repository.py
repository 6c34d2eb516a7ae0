"""That nothing in this repository lacks its mark, and what stays in English."""

import pytest

from scripts.check_translations import ROOT, is_left_alone, main


def test_everything_in_the_repository_is_marked(capsys):
    assert main() == 0, capsys.readouterr().err


@pytest.mark.parametrize(
    "name",
    [
        "accounts/management/commands/create_user.py",
        "ats/seeds/names.py",
        "jobs/migrations/0001_initial.py",
        "linkedin_rsc/client/wire.py",
        "linkedin_sandbox/world/jobs.py",
    ],
)
def test_words_of_operators_and_of_linkedin_stay_in_english(name):
    assert is_left_alone(ROOT / name)


@pytest.mark.parametrize("name", ["linkedin_rsc/pages/tab.py", "base/errors.py"])
def test_words_of_pages_and_services_do_not(name):
    assert not is_left_alone(ROOT / name)
