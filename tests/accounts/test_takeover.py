"""A link to choose a colleague's password opens their account: it leaves traces that last."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from accounts.api_tokens import create_api_token
from accounts.models import Activity, Notice, SignInAttempt
from accounts.passwords.services import change_password, make_password_link
from accounts.users.services import deactivate_user, reactivate_user
from tests.accounts.passwords_typed import just_typed
from tests.statements import just_before

PASSWORD = "staple-9-lantern"
CHOSEN = {"new_password1": PASSWORD, "new_password2": PASSWORD}
EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/126 Safari/537.36 Edg/126"


@pytest.fixture
def link(administrator, recruiter):
    return make_password_link(user=recruiter, by=administrator)


def follow(link, client=None):
    """Open a link as a browser does; return where its form is sent, and the browser."""
    client = client or Client(HTTP_USER_AGENT=EDGE, REMOTE_ADDR="203.0.113.9")
    page = client.get(link, follow=True)
    return page.request["PATH_INFO"], client


def test_that_a_link_was_made_is_recorded_and_told(client_as, administrator, recruiter):
    admin = just_typed(client_as(administrator))

    admin.post(reverse("user-password-link", args=[recruiter.public_id]))

    activity = Activity.objects.get(verb="user.password_link.made")
    assert (activity.actor, activity.subject) == (administrator, recruiter.public_id)
    assert "Ada Moreau made a link" in Notice.objects.get(user=recruiter).text


def test_a_link_for_oneself_needs_no_notice(administrator):
    make_password_link(user=administrator, by=administrator)

    assert Activity.objects.filter(verb="user.password_link.made").exists()
    assert not Notice.objects.exists()


def test_a_new_link_voids_an_older_one_of_the_same_person_alone(link, administrator, recruiter):
    own = make_password_link(user=administrator, by=administrator)
    opened, client = follow(link)
    newest = make_password_link(user=recruiter, by=administrator)

    refused = client.post(opened, CHOSEN)

    assert not refused.context["validlink"]
    assert not Client().get(link, follow=True).context["validlink"]
    assert Client().get(own, follow=True).context["validlink"]
    assert Client().get(newest, follow=True).context["validlink"]


def test_a_link_from_before_an_account_was_off_does_not_come_back(link, administrator, recruiter):
    deactivate_user(user=recruiter, by=administrator)
    recruiter.refresh_from_db()
    reactivate_user(user=recruiter, by=administrator)

    assert not Client().get(link, follow=True).context["validlink"]


def test_using_the_link_is_recorded_and_told(link, recruiter):
    address, client = follow(link)

    client.post(address, CHOSEN)

    activity = Activity.objects.get(verb="user.password.chosen")
    assert activity.data == {"device": "Edge on Windows", "ip_address": "203.0.113.9"}
    attempt = SignInAttempt.objects.get(user=recruiter)
    assert (attempt.outcome, attempt.ip_address) == ("link", "203.0.113.9")
    assert "Edge on Windows, 203.0.113.9" in Notice.objects.order_by("-id")[0].text


def test_whoever_signs_in_by_the_link_cannot_wipe_the_traces(link, recruiter, administrator):
    address, client = follow(link)
    client.post(address, CHOSEN)
    client.post(reverse("notices-reading"))

    for page in ("settings", "notices"):
        assert "Ada Moreau" in client.get(reverse(page)).content.decode()


def test_the_traces_stand_on_the_persons_admin_page(link, recruiter, administrator, client_as):
    address, client = follow(link)
    client.post(address, CHOSEN)

    person = reverse("user-edit", args=[recruiter.public_id])
    page = client_as(administrator).get(person).content.decode()

    assert "made a link to choose a password" in page
    assert "chose a password behind a link: Edge on Windows, 203.0.113.9" in page
    assert "Signed in by a link, with a new password" in page


def test_a_link_ends_sessions_and_keys_of_before(administrator, recruiter, client_as):
    before, token = client_as(recruiter), create_api_token(user=recruiter)
    recruiter.refresh_from_db()
    address, client = follow(make_password_link(user=recruiter, by=administrator))

    client.post(address, CHOSEN)

    key = Client(headers={"Authorization": f"Token {token}"})
    assert before.get(reverse("settings")).status_code == 302
    assert key.get("/api/v1/jobs/").status_code == 401
    assert client.get(reverse("settings")).status_code == 200


def test_a_link_works_once_even_for_two_at_once(link, recruiter):
    address, first = follow(link)
    _, second = follow(link)

    def be_faster():
        assert second.post(address, CHOSEN).status_code == 302

    with just_before('UPDATE "accounts_user" SET "password"', be_faster):
        answer = first.post(address, CHOSEN)

    assert answer.status_code == 409
    assert "_auth_user_id" not in first.session


@pytest.mark.parametrize(("hours", "words"), [(23, "Choose a password"), (25, "no longer works")])
def test_a_link_works_for_a_day(administrator, recruiter, time_machine, hours, words):
    time_machine.move_to("2026-11-28 08:00+00:00", tick=False)
    link = make_password_link(user=recruiter, by=administrator)

    time_machine.shift(timedelta(hours=hours))

    assert words in Client().get(link, follow=True).content.decode()


def test_a_link_is_void_once_its_person_signed_in_or_changed_the_password(administrator, recruiter):
    change_password(user=recruiter, password=PASSWORD, by=recruiter)
    for act in (
        lambda: Client().post(
            reverse("sign-in"), {"username": recruiter.email, "password": PASSWORD}
        ),
        lambda: change_password(user=recruiter, password="pebble-9-lantern", by=recruiter),
    ):
        recruiter.refresh_from_db()
        link = make_password_link(user=recruiter, by=administrator)
        recruiter.refresh_from_db()
        act()
        assert "no longer works" in Client().get(link, follow=True).content.decode()


def test_only_administrators_make_links(client_as, outsider, recruiter):
    client = just_typed(client_as(outsider))

    answer = client.post(reverse("user-password-link", args=[recruiter.public_id]))

    assert answer.status_code == 403
    assert not Activity.objects.exists()
    assert not Notice.objects.exists()
