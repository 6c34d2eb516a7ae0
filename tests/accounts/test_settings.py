"""User settings: one's own name, password and API tokens, and nobody else's."""

import pytest
from django.urls import reverse

from accounts.api_tokens import create_api_token, digest_of
from accounts.models import Activity, ApiToken
from tests.accounts.passwords_typed import just_typed

PASSWORD = "correct horse battery"


@pytest.fixture
def client(client_as, recruiter):
    recruiter.set_password(PASSWORD)
    recruiter.save()
    return just_typed(client_as(recruiter))


def password_form(**fields):
    return {
        "old_password": PASSWORD,
        "new_password1": "staple-9-lantern",
        "new_password2": "staple-9-lantern",
        **fields,
    }


def test_settings_show_the_own_roles(client):
    page = client.get(reverse("settings")).content.decode()

    assert "Recruiter" in page
    assert "Administrator" not in page


def test_a_person_without_roles_reads_what_that_means(client_as, interviewer):
    page = client_as(interviewer).get(reverse("settings")).content.decode()

    assert "You see the jobs on whose team you are." in page


def test_settings_need_a_sign_in(client, db):
    client.logout()

    for name in ("settings", "notices", "search", "home", "admin-center"):
        response = client.get(reverse(name))
        assert response.headers["Location"].startswith("/sign-in/?next=")


def test_the_name_is_changed_and_recorded(client, recruiter):
    client.post(reverse("settings-name"), {"first_name": "Marguerite", "last_name": "Lindqvist"})

    recruiter.refresh_from_db()
    assert recruiter.full_name == "Marguerite Lindqvist"
    assert Activity.objects.get(subject=recruiter.public_id).verb == "user.changed"


def test_a_missing_name_keeps_the_rest_of_what_was_typed(client, recruiter):
    response = client.post(reverse("settings-name"), {"first_name": "Typed", "last_name": ""})

    assert response.status_code == 422
    assert 'value="Typed"' in response.content.decode()
    recruiter.refresh_from_db()
    assert recruiter.last_name == "Lindqvist"


def test_a_new_password_keeps_this_session_and_ends_others(client, client_as, recruiter):
    elsewhere = client_as(recruiter)

    response = client.post(reverse("settings-password"), password_form(), follow=True)

    assert "Password changed" in response.content.decode()
    recruiter.refresh_from_db()
    assert recruiter.check_password("staple-9-lantern")
    assert elsewhere.get(reverse("settings")).status_code == 302


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"old_password": "wrong"}, "Current password"),
        ({"new_password2": "another-9-lantern"}, "New password again"),
        ({"new_password1": "lindqvist", "new_password2": "lindqvist"}, "too similar"),
    ],
)
def test_an_unfit_password_is_refused_in_words(client, recruiter, fields, words):
    response = client.post(reverse("settings-password"), password_form(**fields))

    assert response.status_code == 422
    assert words in response.content.decode()
    recruiter.refresh_from_db()
    assert recruiter.check_password(PASSWORD)


def test_a_token_is_shown_once_and_works(client, recruiter):
    shown = client.post(reverse("api-token-create"))

    token = shown.context["new_token"]
    assert token in shown.content.decode()
    assert ApiToken.objects.get(user=recruiter).digest == digest_of(token)
    assert token not in client.get(reverse("settings")).content.decode()
    assert "no-store" in shown.headers["Cache-Control"]


def test_a_revoked_token_is_gone(client, recruiter):
    token = create_api_token(user=recruiter)

    client.post(reverse("api-token-revocation", args=[digest_of(token)]))

    assert not ApiToken.objects.exists()
    assert Activity.objects.order_by("-id")[0].verb == "user.api_token.revoked"


def test_tokens_of_others_cannot_be_revoked(client, administrator):
    token = create_api_token(user=administrator)

    response = client.post(reverse("api-token-revocation", args=[digest_of(token)]))

    assert response.status_code == 404
    assert ApiToken.objects.exists()


def test_settings_cost_the_same_with_many_tokens(client, recruiter, django_assert_num_queries):
    for _ in range(30):
        create_api_token(user=recruiter)

    # session, user with roles, unread notices, tokens, sessions, recent sign-ins,
    # what was done to the account; the connection with LinkedIn and the own account there
    with django_assert_num_queries(9):
        client.get(reverse("settings"))
