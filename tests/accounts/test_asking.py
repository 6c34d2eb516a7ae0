"""What gives power asks for the password again, and loses nothing that was typed meanwhile."""

import html
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import ApiToken, SignInAttempt, User
from accounts.sign_in.guesses import MOST_AT_ACCOUNT
from tests.access import kinds
from tests.ats.access_house import House, build_house
from tests.ats.test_access_walk import address

PASSWORD = "correct horse battery"
ASKED = "Your password again"
MIA = {
    "email": "mia@nordwind.example", "first_name": 'Mia "Mo" <b>', "last_name": "Holt",
    "roles": ["recruiter", "hiring_manager"],
}  # fmt: skip


@pytest.fixture
def admin(client_as, administrator):
    administrator.set_password(PASSWORD)
    administrator.save()
    return client_as(administrator)


@pytest.fixture
def house(db) -> House:
    return build_house()


def powers(user):
    """List everything that gives somebody power: its address and what is sent."""
    person = {"first_name": "Rita", "last_name": "Lindqvist", "roles": ["administrator"]}
    return {
        reverse("api-token-create"): {},
        reverse("user-create"): MIA,
        reverse("user-edit", args=[user.public_id]): person,
        reverse("user-reactivation", args=[user.public_id]): {},
        reverse("user-password-link", args=[user.public_id]): {},
        reverse("linkedin-company"): {"company_name": "Evil", "organization_id": "666"},
        reverse("linkedin-sign-in"): {},
        reverse("linkedin-contracts"): {"contract_id": "666"},
        reverse("linkedin-contract-choice"): {"value": "{}"},
        reverse("linkedin-contract-removal", args=["550017"]): {},
        reverse("linkedin-request"): {},
        reverse("linkedin-partner-answer"): {},
        reverse("linkedin-secret-roll"): {},
        reverse("linkedin-former-secret-drop"): {},
        reverse("linkedin-sharing"): {"share_notes": "yes"},
        reverse("linkedin-disconnection"): {},
        reverse("linkedin-withdrawal"): {},
        reverse("linkedin-sharing-again"): {},
    }


# Done without asking again: it gives nobody a key, a role or a look at more, or takes them away. A
# new password is chosen with the old one.
NO_POWER = {
    "admin-center/company/",
    "admin-center/linkedin/closed-accounts/<slug:public_id>/decision/",
    "admin-center/linkedin/colleagues/<slug:public_id>/disconnection/",
    "admin-center/linkedin/doctor/examination/",
    "admin-center/linkedin/ledger/<slug:public_id>/resend/",
    "admin-center/linkedin/notifications/<slug:public_id>/replay/",
    "admin-center/linkedin/notifications/failed-replay/",
    "admin-center/linkedin/notifications/replays/",
    "admin-center/linkedin/problems/resending/",
    "admin-center/linkedin/sending/pause/",
    "admin-center/linkedin/sending/resumption/",
    "admin-center/linkedin/status-refresh/",
    "admin-center/linkedin/syncs/asking/",
    "admin-center/linkedin/syncs/pace/",
    "admin-center/linkedin/syncs/reconciliation/",
    "admin-center/users/<slug:public_id>/deactivation/",
    "admin-center/users/<slug:public_id>/sessions/ending/",
    "settings/api-tokens/<slug:digest>/revocation/",
    "settings/linkedin/disconnection/",
    "settings/linkedin/widget-contract/",
    "settings/name/",
    "settings/password/",
    "settings/sessions/<slug:session_id>/ending/",
    "settings/sessions/ending/",
    "settings/time-zone/",
}


def typed_again(response, password=PASSWORD):
    """Fill in the form as a browser does: whatever it holds is sent with the password."""
    fields = {}
    page = response.content.decode().split("<main")[1]
    for name, value in re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page):
        fields.setdefault(name, []).append(html.unescape(value))
    return {**fields, "own_password": password}


def test_everything_that_gives_power_asks(admin, recruiter):
    for url, sent in powers(recruiter).items():
        assert ASKED in admin.post(url, sent).content.decode(), url

    assert not ApiToken.objects.exists()
    assert not User.objects.filter(email=MIA["email"]).exists()
    assert User.objects.get(pk=recruiter.pk).roles == {"recruiter"}


def test_whatever_else_is_done_there_is_known_to_give_none(house, admin):
    silent = set()

    for route in kinds():
        if route.startswith(("admin-center/", "settings/")):
            answer = admin.post(address(house, route), {})
            is_asked = ASKED in answer.content.decode()
            silent |= {route} if answer.status_code != 405 and not is_asked else set()

    assert silent == NO_POWER


def test_who_may_not_do_it_is_refused_before_being_asked(client_as, recruiter, outsider):
    client = client_as(outsider)
    theirs = reverse("api-token-create")

    for url, sent in powers(recruiter).items():
        expected = 200 if url == theirs else 403
        assert client.post(url, sent).status_code == expected, url


def test_nothing_typed_is_lost_on_the_way(admin):
    asked = admin.post(reverse("user-create"), MIA)
    wrong = admin.post(reverse("user-create"), typed_again(asked, "wrong"))
    assert wrong.status_code == 422

    admin.post(reverse("user-create"), typed_again(wrong))

    mia = User.objects.get(email=MIA["email"])
    assert (mia.first_name, mia.roles) == (MIA["first_name"], set(MIA["roles"]))


def test_a_form_that_is_refused_afterwards_comes_back_filled(admin, administrator):
    sent = {**MIA, "email": administrator.email}
    asked = admin.post(reverse("user-create"), sent)

    refused = admin.post(reverse("user-create"), typed_again(asked))

    assert refused.status_code == 422
    assert 'value="Holt"' in refused.content.decode()


def test_asked_once_is_enough_for_ten_minutes(admin, time_machine):
    time_machine.move_to("2026-11-28 08:00+00:00", tick=False)
    url = reverse("api-token-create")
    admin.cookies.clear()
    admin.force_login(User.objects.get(first_name="Ada"))
    admin.post(url, typed_again(admin.post(url)))
    assert ApiToken.objects.count() == 1

    time_machine.shift(timedelta(minutes=9, seconds=59))
    admin.post(url)
    assert ApiToken.objects.count() == 2

    time_machine.shift(timedelta(seconds=1))
    assert ASKED in admin.post(url).content.decode()


def test_whoever_has_just_signed_in_is_not_asked(admin, administrator):
    client = Client()
    client.post(reverse("sign-in"), {"username": administrator.email, "password": PASSWORD})

    client.post(reverse("api-token-create"))

    assert ApiToken.objects.count() == 1


def test_the_answer_stands_where_it_would_have_stood(admin, recruiter):
    asked = admin.post(reverse("user-password-link", args=[recruiter.public_id]))

    assert f'{recruiter.public_id}/password-link/#access"' in asked.content.decode()


def test_cancelling_leads_back(admin):
    url, page = reverse("api-token-create"), "http://testserver/settings/?x=1"
    asked = admin.post(url, headers={"Referer": page})
    wrong = admin.post(
        url, typed_again(asked, "wrong"), headers={"Referer": f"http://testserver{url}"}
    )

    for response in (asked, wrong):
        assert 'href="/settings/?x=1"' in response.content.decode()


@pytest.mark.parametrize("came_from", ["https://evil.example/", "//evil.example", "javascript:x"])
def test_cancelling_leads_to_no_other_house(admin, came_from):
    url = reverse("api-token-create")

    for response in (
        admin.post(url, headers={"Referer": came_from}),
        admin.post(url, {"own_password": "wrong", "came_from": came_from}),
    ):
        assert 'href="/"' in response.content.decode().split("form__actions")[1]


def test_guesses_are_limited_and_recorded(admin, administrator):
    url = reverse("api-token-create")
    for _ in range(MOST_AT_ACCOUNT):
        admin.post(url, {"own_password": "wrong"})

    response = admin.post(url, {"own_password": PASSWORD})

    assert "Too many attempts" in response.content.decode()
    assert not ApiToken.objects.exists()
    refused = SignInAttempt.objects.get(user=administrator, outcome="refused")
    assert refused.count == MOST_AT_ACCOUNT


def test_for_htmx_the_question_takes_the_whole_page(admin):
    response = admin.post(reverse("api-token-create"), headers={"HX-Request": "true"})

    assert response.headers["HX-Retarget"] == "body"
    assert ASKED in response.content.decode()


def test_a_stolen_session_alone_makes_no_key(admin, administrator):
    """A session that came with no password, as one stolen yesterday, is asked."""
    response = admin.post(reverse("api-token-create"), {"password_typed_at": "9999999999"})

    assert ASKED in response.content.decode()
    assert not ApiToken.objects.exists()
