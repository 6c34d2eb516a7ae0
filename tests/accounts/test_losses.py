"""What is lost with a role or an account is said before, and nothing is taken until it was read."""

import html

import pytest
from django.urls import reverse

from accounts.api_tokens import create_api_token
from accounts.models import Notice, User
from accounts.users.losses import Standing, losses
from tests.accounts.passwords_typed import agreed, just_typed
from tests.factories.accounts import UserFactory
from tests.factories.candidates import CandidateFactory

NAMES = {"first_name": "Rita", "last_name": "Lindqvist"}


@pytest.fixture
def admin(client_as, administrator):
    return just_typed(client_as(administrator))


def edit(admin, user, **given):
    return admin.post(reverse("user-edit", args=[user.public_id]), NAMES | given)


def held_roles(user):
    return User.objects.get(pk=user.pk).roles


def test_a_role_is_taken_only_from_who_has_read_what_is_lost(admin, recruiter, job):
    asked = edit(admin, recruiter, roles=[])

    page = html.unescape(asked.content.decode())
    assert "Take the role Recruiter from Rita Lindqvist?" in page
    assert "Rita Lindqvist will no longer create jobs." in page
    assert f"The place on 1 open job stays: {job}." in page
    assert held_roles(recruiter) == {"recruiter"}

    edit(admin, recruiter, **agreed(asked))

    assert held_roles(recruiter) == set()


def test_what_was_typed_beside_the_role_survives_the_question(admin, recruiter):
    asked = edit(admin, recruiter, last_name='Holt "H" <b>', roles=["hiring_manager"])

    edit(admin, recruiter, **agreed(asked))

    assert held_roles(recruiter) == {"hiring_manager"}
    assert User.objects.get(pk=recruiter.pk).last_name == 'Holt "H" <b>'


def test_who_agreed_to_less_is_asked_again(admin, recruiter):
    asked = edit(admin, recruiter, roles=[])
    CandidateFactory(first_name="Ilse", last_name="Marbach", is_private=True, created_by=recruiter)

    again = edit(admin, recruiter, **agreed(asked))

    assert "Ilse Marbach" in again.content.decode()
    assert held_roles(recruiter) == {"recruiter"}


def test_nothing_is_asked_where_a_role_is_given_or_nothing_is_lost(admin, recruiter):
    gone = UserFactory(roles=["recruiter"], is_active=False)

    assert edit(admin, recruiter, roles=["recruiter", "hiring_manager"]).status_code == 302
    assert edit(admin, gone, roles=[]).status_code == 302
    assert held_roles(gone) == set()


def test_administrators_read_of_themselves_as_you(admin, administrator):
    UserFactory(roles=["administrator"])

    page = edit(admin, administrator, roles=["recruiter"]).content.decode()

    assert "You will no longer open the Admin center." in page


def test_the_page_before_switching_off_tells_what_ends(admin, client_as, recruiter, job):
    client_as(recruiter)
    create_api_token(user=recruiter)
    Notice.objects.create(user=recruiter, text="Read me")

    page = admin.get(reverse("user-deactivation", args=[recruiter.public_id]))

    said = html.unescape(page.content.decode())
    token = recruiter.api_tokens.get().prefix
    assert "1 browser is signed out at once." in said
    assert f"1 API token ends for good: {token}." in said
    assert "1 notice stays unread." in said
    assert f"1 open job will have no recruiter: {job}." in said
    assert User.objects.get(pk=recruiter.pk).is_active


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_last_administrator_is_not_asked_but_refused(admin, administrator, method):
    address = reverse("user-deactivation", args=[administrator.public_id])

    assert getattr(admin, method)(address).status_code == 409


def test_asking_costs_the_same_for_many_as_for_few(recruiter, job, django_assert_max_num_queries):
    for one in range(30):
        CandidateFactory(is_private=True, created_by=recruiter, last_name=f"Private{one}")
    Notice.objects.bulk_create([Notice(user=recruiter, text="!")] * 30)

    with django_assert_max_num_queries(12):
        told = losses(Standing(recruiter, recruiter.roles, is_active=False), recruiter)

    assert "30 private people" in " ".join(told)
    assert "and others" in " ".join(told)
