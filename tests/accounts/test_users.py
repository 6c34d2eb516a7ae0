"""Admin center, Users: administrators add people, set roles and switch accounts off."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.api_tokens import create_api_token
from accounts.models import Activity, User
from accounts.users.services import rename_user
from tests.accounts.passwords_typed import agreed, just_typed
from tests.factories.accounts import UserFactory


@pytest.fixture
def admin(client_as, administrator):
    return just_typed(client_as(administrator))


def url(name, user):
    return reverse(name, args=[user.public_id])


def edit(admin, user, form):
    """Save a colleague, and agree to what is lost."""
    asked = admin.post(url("user-edit", user), form)
    return admin.post(url("user-edit", user), agreed(asked))


@pytest.mark.parametrize("actor", ["recruiter", "hiring_manager", "interviewer", "read_only"])
def test_only_administrators_enter(request, client_as, administrator, actor):
    client = client_as(request.getfixturevalue(actor))
    gets = [reverse("admin-center"), reverse("user-create"), url("user-edit", administrator)]
    posts = ["user-edit", "user-deactivation", "user-reactivation", "user-password-link"]

    for address in gets:
        assert client.get(address).status_code == 403
    for name in posts:
        assert client.post(url(name, administrator)).status_code == 403
    assert not Activity.objects.exists()


def test_the_gear_leads_only_administrators_there(admin, client_as, recruiter):
    assert reverse("admin-center") in admin.get("/settings/").content.decode()
    assert reverse("admin-center") not in client_as(recruiter).get("/settings/").content.decode()


def test_the_list_finds_people_by_words(admin, recruiter, hiring_manager):
    page = admin.get(reverse("admin-center"), {"q": "lind rita"}).content.decode()

    assert recruiter.email in page
    assert hiring_manager.email not in page


def test_nobody_found_is_said(admin):
    assert "Nobody found" in admin.get(reverse("admin-center"), {"q": "zzz"}).content.decode()


def test_the_list_costs_the_same_with_many_people(admin, django_assert_num_queries):
    UserFactory.create_batch(150, roles=["recruiter"])

    # session, user with own roles, people, their roles, unread notices
    with django_assert_num_queries(5):
        response = admin.get(reverse("admin-center"))

    assert len(response.context["people"]) == 100
    rest = admin.get(reverse("admin-center"), {"after": response.context["next_after"]})
    assert len(rest.context["people"]) == 51


def test_a_person_is_added_with_roles_and_without_password(admin, administrator):
    admin.post(
        reverse("user-create"),
        {
            "email": "Mia@Nordwind.example", "first_name": "Mia", "last_name": "Holt",
            "roles": ["recruiter", "hiring_manager"],
        },
    )  # fmt: skip

    user = User.objects.get(email="mia@nordwind.example")
    assert user.roles == {"recruiter", "hiring_manager"}
    assert not user.has_usable_password()
    assert Activity.objects.filter(verb="user.created", actor=administrator).exists()


def test_adding_somebody_twice_is_refused_and_keeps_what_was_typed(admin, recruiter):
    form = {"email": recruiter.email, "first_name": "Typed", "last_name": "Twice", "roles": []}

    response = admin.post(reverse("user-create"), form)

    page = response.content.decode()
    assert response.status_code == 422
    assert "already here" in page
    assert 'value="Typed"' in page
    recruiter.refresh_from_db()
    assert recruiter.first_name == "Rita"


def test_roles_are_set_to_exactly_what_is_ticked(admin, recruiter):
    form = {"first_name": "Rita", "last_name": "Lindqvist", "roles": ["hiring_manager"]}

    edit(admin, recruiter, form)

    assert User.objects.get(pk=recruiter.pk).roles == {"hiring_manager"}


def test_two_administrators_at_one_colleague_lose_nothing_of_each_others(admin, recruiter):
    """Both opened the page while she was recruiter: one ticks a role, the other unticks one."""
    shown = admin.get(url("user-edit", recruiter)).context["form"]["seen_roles"].value()
    form = {"first_name": "Rita", "last_name": "Lindqvist", "seen_roles": shown}

    admin.post(url("user-edit", recruiter), form | {"roles": ["recruiter", "hiring_manager"]})
    edit(admin, recruiter, form | {"roles": []})

    assert User.objects.get(pk=recruiter.pk).roles == {"hiring_manager"}


def test_the_last_administrator_stays_whatever_was_seen(admin, administrator):
    form = {"first_name": "Ada", "last_name": "Moreau", "roles": [], "seen_roles": "administrator"}

    assert admin.post(url("user-edit", administrator), form).status_code == 422
    assert User.objects.get(pk=administrator.pk).roles == {"administrator"}


def test_who_is_saved_is_said_by_the_new_name(admin, recruiter):
    form = {"first_name": "Rita", "last_name": "Holt", "roles": ["recruiter"]}

    response = admin.post(url("user-edit", recruiter), form, follow=True)

    assert "Rita Holt is saved." in response.content.decode()


def test_an_unknown_role_is_refused(admin, recruiter):
    form = {"first_name": "Rita", "last_name": "Lindqvist", "roles": ["emperor"]}

    response = admin.post(url("user-edit", recruiter), form)

    assert response.status_code == 422
    assert User.objects.get(pk=recruiter.pk).roles == {"recruiter"}


def test_the_last_administrator_stays_administrator(admin, administrator):
    UserFactory(roles=["administrator"], is_active=False)
    form = {"first_name": "Ada", "last_name": "Moreau", "roles": []}

    response = admin.post(url("user-edit", administrator), form)

    assert response.status_code == 422
    assert "only administrator" in response.content.decode()
    assert User.objects.get(pk=administrator.pk).roles == {"administrator"}


def test_one_of_two_administrators_may_step_down(admin, administrator):
    UserFactory(roles=["administrator"])
    form = {"first_name": "Ada", "last_name": "Moreau", "roles": []}

    edit(admin, administrator, form)

    assert User.objects.get(pk=administrator.pk).roles == set()


def test_the_last_administrator_cannot_be_switched_off(admin, administrator):
    response = admin.post(url("user-deactivation", administrator))

    assert response.status_code == 409
    administrator.refresh_from_db()
    assert administrator.is_active


def test_switching_off_ends_sessions_and_keys_for_good(admin, client_as, recruiter):
    session, token = client_as(recruiter), create_api_token(user=recruiter)
    key = Client(headers={"Authorization": f"Token {token}"})
    assert session.get("/settings/").status_code == 200
    assert key.get("/api/v1/jobs/").status_code == 200

    admin.post(url("user-deactivation", recruiter))
    assert not recruiter.sessions.exists()
    assert key.get("/api/v1/jobs/").status_code == 401

    admin.post(url("user-reactivation", recruiter))
    assert session.get("/settings/").status_code == 302
    assert key.get("/api/v1/jobs/").status_code == 401
    assert client_as(recruiter).get("/settings/").status_code == 200


@pytest.mark.parametrize(
    ("is_active", "verb"), [(True, "user-reactivation"), (False, "user-deactivation")]
)
def test_switching_to_what_already_is_gets_refused(admin, is_active, verb):
    user = UserFactory(is_active=is_active)

    response = admin.post(url(verb, user))

    assert response.status_code == 409
    assert not Activity.objects.exists()


def test_a_password_link_is_shown_and_works(admin, client, recruiter):
    response = admin.post(url("user-password-link", recruiter))

    link = response.context["password_link"]
    assert link in response.content.decode()
    assert recruiter.public_id in link
    assert "Choose a password" in client.get(link, follow=True).content.decode()


def test_an_unknown_person_is_not_found(admin):
    assert admin.get(reverse("user-edit", args=["nobody"])).status_code == 404


@pytest.mark.parametrize(
    "words", ["özdemir", "OZDEMIR", "oezdemir", "Zoë özdemır", "ｚｏｅ", "zoe.o@nordwind"]
)
def test_a_colleague_is_found_in_any_spelling(db, words):
    zoe = UserFactory(first_name="Zoë", last_name="Özdemir", email="zoe.o@nordwind.example")
    UserFactory(first_name="Ann", last_name="Sato")

    assert list(User.objects.matching(words)) == [zoe]


def test_a_colleague_is_found_by_a_new_name(db):
    zoe = UserFactory(first_name="Zoë", last_name="Özdemir")

    rename_user(user=zoe, first_name="Zoë", last_name="Ångström")

    assert list(User.objects.matching("angstrom")) == [zoe]
    assert not User.objects.matching("ozdemir")


def test_a_thousand_words_are_a_few(client_as, administrator):
    response = client_as(administrator).get("/admin-center/", {"q": "moreau " * 1_500})

    assert response.context["people"] == [administrator]
