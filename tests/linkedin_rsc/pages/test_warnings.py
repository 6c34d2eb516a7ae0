"""The home page says when something is wrong with LinkedIn, and is quiet otherwise."""

import pytest
from django.utils import timezone

from linkedin_rsc.pages.warnings import linkedin_warning
from tests.factories.linkedin_rsc import ConnectionFactory, LedgerRowFactory

pytestmark = pytest.mark.django_db


def test_quiet_without_connection():
    assert linkedin_warning() == ""


def test_quiet_while_all_goes_well():
    ConnectionFactory(enabled=True)
    LedgerRowFactory(state="sent")

    assert linkedin_warning() == ""


def test_problem_of_the_connection_is_said():
    ConnectionFactory(problem="LinkedIn no longer lets Tandem in.")

    assert linkedin_warning() == "LinkedIn no longer lets Tandem in."


def test_a_pause_is_said():
    ConnectionFactory(enabled=True, sending_paused_at=timezone.now())

    assert linkedin_warning() == "Sending to LinkedIn is paused."


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (1, "1 record needs attention at LinkedIn."),
        (2, "2 records need attention at LinkedIn."),
        (101, "More than 100 records need attention at LinkedIn."),
    ],
)
def test_refused_records_are_counted_up_to_a_cap(rows, words):
    for _ in range(rows):
        LedgerRowFactory(state="needs_attention")

    assert linkedin_warning() == words


def test_only_administrators_are_led_to_the_tab(client_as, recruiter, administrator):
    LedgerRowFactory(state="needs_attention")

    assert "Look into it" not in client_as(recruiter).get("/").content.decode()
    assert "Look into it" in client_as(administrator).get("/").content.decode()
