"""Whose time zone pages follow, what it costs, and who sets it."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from accounts.api_tokens import create_api_token
from accounts.models import Activity, Company, User
from candidates.models import Candidate
from tests.factories.accounts import UserFactory
from tests.factories.candidates import CandidateFactory

pytestmark = pytest.mark.django_db

EVENING = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)


@pytest.fixture
def said(client_as):
    """Return a person's record as somebody reads it on the evening after."""
    CandidateFactory(created_at=EVENING)

    def read(user):
        with time_machine.travel(datetime(2026, 11, 28, 12, tzinfo=UTC), tick=False):
            page = client_as(user).get(
                reverse("candidate-detail", args=[Candidate.objects.get().public_id])
            )
        return page.content.decode()

    return read


def choose(client, name, address="settings-time-zone"):
    return client.post(reverse(address), {"time_zone": name})


def test_without_a_choice_times_are_in_utc(recruiter, said):
    assert "Friday, 20 November 2026, 23:30 UTC" in said(recruiter)


def test_the_companys_zone_is_everybodys(client_as, administrator, recruiter, said):
    assert choose(client_as(administrator), "berlin", "company").status_code == 302

    page = said(recruiter)
    assert "Saturday, 21 November 2026, 00:30 CET (Europe/Berlin)" in page
    assert ">21 Nov</time>" in page
    assert Activity.objects.get(verb="company.changed").data == {"time_zone": "Europe/Berlin"}


def test_ones_own_zone_comes_first(client_as, recruiter, said):
    Company.objects.create(time_zone="Europe/Berlin")
    choose(client_as(recruiter), "Pacific/Niue")

    assert "20 November 2026, 12:30" in said(recruiter)
    assert "21 November 2026, 00:30 CET" in said(UserFactory(roles=["recruiter"]))

    choose(client_as(recruiter), "")
    assert "21 November 2026, 00:30 CET" in said(recruiter)


def test_a_zone_that_the_world_gave_up_costs_no_page(recruiter, said):
    User.objects.update(time_zone="Europe/Atlantis")

    assert "23:30 UTC" in said(recruiter)


def test_the_zone_of_one_request_is_left_after_it(client_as, recruiter):
    User.objects.filter(pk=recruiter.pk).update(time_zone="Asia/Tokyo")

    client_as(recruiter).get(reverse("home"))

    assert timezone.get_current_timezone_name() == "UTC"


def test_the_api_says_utc_whatever_the_browser_is_set_to(client, recruiter):
    User.objects.filter(pk=recruiter.pk).update(time_zone="Asia/Tokyo")
    candidate = CandidateFactory(created_at=EVENING)
    client.force_login(recruiter)

    shown = client.get(
        f"/api/v1/candidates/{candidate.public_id}/",
        headers={"Authorization": f"Token {create_api_token(user=recruiter)}"},
    ).json()

    assert shown["created_at"] == "2026-11-20T23:30:00Z"


@pytest.mark.parametrize("name", ["Atlantis", "Etc/GMT+3"])
def test_an_unknown_zone_comes_back_as_typed(client_as, administrator, name):
    client = client_as(administrator)

    for address in ("settings-time-zone", "company"):
        refused = choose(client, name, address)
        assert refused.status_code == 422
        assert f"There is no time zone “{name}”." in refused.content.decode()
        assert f'value="{name}"' in refused.content.decode()


@pytest.mark.parametrize("method", ["get", "post"])
def test_only_administrators_set_the_companys(client_as, recruiter, method):
    answer = getattr(client_as(recruiter), method)(reverse("company"), {"time_zone": "berlin"})

    assert answer.status_code == 403
    assert not Company.objects.exists()


def test_asking_who_it_is_is_left_to_the_page(client, recruiter, django_assert_num_queries):
    """Neither a probe nor the sign-in page of a stranger loads anybody for their clock."""
    with django_assert_num_queries(0):
        client.get("/health/live")
        client.get(reverse("sign-in"))
