"""Signing in and out: who gets in, what strangers learn, and what is kept of what was typed."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.passwords.links import TOKENS
from tests.factories.accounts import UserFactory

PASSWORD = "correct horse battery"
REFUSAL = "do not belong together"


@pytest.fixture
def user(db):
    user = UserFactory(email="rita@nordwind.example")
    user.set_password(PASSWORD)
    user.save()
    return user


def sign_in(client, email="rita@nordwind.example", password=PASSWORD, **fields):
    return client.post(
        reverse("sign-in"), {"username": email, "password": password, **fields}, follow=False
    )


def test_address_and_password_open_home(client, user):
    response = sign_in(client)

    assert response.headers["Location"] == "/"
    assert client.session["_auth_user_id"] == str(user.pk)


def test_case_and_blanks_of_the_address_do_not_matter(client, user):
    response = sign_in(client, email=" Rita@Nordwind.example ")

    assert response.status_code == 302


def test_a_page_asked_for_before_opens_after(client, user):
    first = client.get(reverse("settings"))
    assert first.headers["Location"] == "/sign-in/?next=/settings/"

    response = sign_in(client, next="/settings/")

    assert response.headers["Location"] == "/settings/"


def test_another_host_is_not_opened_after(client, user):
    response = sign_in(client, next="https://elsewhere.example/")

    assert response.headers["Location"] == "/"


def test_a_wrong_password_keeps_the_address(client, user):
    response = sign_in(client, password="wrong")

    page = response.content.decode()
    assert REFUSAL in page
    assert 'value="rita@nordwind.example"' in page
    assert "wrong" not in page.replace(REFUSAL, "")


def test_strangers_cannot_tell_who_exists(client, user):
    known = sign_in(client, password="wrong").content.decode()
    unknown = sign_in(client, email="nobody@nordwind.example").content.decode()

    assert REFUSAL in known
    assert REFUSAL in unknown


def test_a_switched_off_account_is_refused_like_a_wrong_password(client, user):
    user.is_active = False
    user.save()

    response = sign_in(client)

    assert REFUSAL in response.content.decode()
    assert "_auth_user_id" not in client.session


def test_signing_out_needs_a_post(client, user):
    client.force_login(user)

    refused = client.get(reverse("sign-out"))
    assert refused.status_code == 405

    response = client.post(reverse("sign-out"))
    assert response.headers["Location"] == "/sign-in/"
    assert "_auth_user_id" not in client.session


def test_a_form_without_its_token_is_refused_in_words(user):
    client = Client(enforce_csrf_checks=True)

    response = sign_in(client)

    assert response.status_code == 403
    assert "This form was too old" in response.content.decode()


def test_the_page_of_strangers_has_no_frame_and_no_session(client, db, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get(reverse("sign-in"))

    assert 'class="nav"' not in response.content.decode()
    assert "sessionid" not in response.cookies


def test_a_fragment_after_the_session_ended_takes_the_whole_page_to_sign_in(client, db):
    response = client.get(
        reverse("search") + "?q=x",
        headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/jobs/?page=2"},
        follow=True,
    )

    assert response.headers["HX-Redirect"] == "/sign-in/?next=%2Fjobs%2F%3Fpage%3D2"


def choose_link(user):
    return reverse("password-choose", args=[user.public_id, TOKENS.make_token(user)])


def test_a_link_lets_its_person_choose_a_password_once(client, db):
    user = UserFactory()
    link = choose_link(user)
    form = client.get(link, follow=True)
    assert user.email in form.content.decode()

    chosen = {"new_password1": PASSWORD, "new_password2": PASSWORD}
    response = client.post(form.request["PATH_INFO"], chosen)

    assert response.headers["Location"] == "/"
    assert client.session["_auth_user_id"] == str(user.pk)
    again = Client().get(link, follow=True)
    assert "This link no longer works" in again.content.decode()


def test_a_weak_password_is_refused_in_words(client, db):
    form = client.get(choose_link(UserFactory()), follow=True)

    response = client.post(
        form.request["PATH_INFO"], {"new_password1": "12345678", "new_password2": "12345678"}
    )

    assert "too common" in response.content.decode()


def test_a_link_of_a_switched_off_account_is_refused(client, db):
    user = UserFactory(is_active=False)

    response = client.get(choose_link(user), follow=True)

    assert "This link no longer works" in response.content.decode()
