import pytest
from django.urls import reverse

from tests.factories.accounts import UserFactory
from tests.factories.jobs import JobFactory


def test_somebody_joins_by_the_address_they_sign_in_with(client_as, hiring_manager, job):
    guest = UserFactory(email="ann.sato@nordwind.example")

    response = client_as(hiring_manager).post(
        reverse("job-team", args=[job.public_id]),
        {"user": " Ann.Sato@nordwind.example ", "role": "interviewer"},
    )

    assert response.status_code == 302
    assert job.team.filter(user=guest, role="interviewer").exists()


@pytest.mark.parametrize(
    ("user", "role", "words"),
    [
        ("", "interviewer", "Name the person to add."),
        ("nobody@nordwind.example", "interviewer", "Nobody here signs in with this address."),
        ("bob@nordwind.example", "recruiter", "does not hold the role recruiter"),
        ("bob@nordwind.example", "guest", "Select a valid choice"),
    ],
)
def test_a_refused_place_says_why_and_keeps_the_address(
    client_as, recruiter, job, user, role, words
):
    UserFactory(email="bob@nordwind.example")

    response = client_as(recruiter).post(
        reverse("job-team", args=[job.public_id]), {"user": user, "role": role}
    )

    assert response.status_code == 422
    assert words in response.content.decode()
    assert f'value="{user}"' in response.content.decode() or not user


@pytest.mark.parametrize("who", ["interviewer", "read_only"])
def test_a_forged_place_is_refused(client_as, request, job, who):
    user = request.getfixturevalue(who)

    response = client_as(user).post(
        reverse("job-team", args=[job.public_id]), {"user": user.email, "role": "interviewer"}
    )

    assert response.status_code == 403


def departure(job, user, role):
    return reverse("job-team-departure", args=[job.public_id, user.public_id, role])


def test_somebody_leaves_the_team(client_as, recruiter, interviewer, job):
    response = client_as(recruiter).post(departure(job, interviewer, "interviewer"))

    assert response["Location"] == reverse("job-team", args=[job.public_id])
    assert not job.team.filter(user=interviewer).exists()


def test_who_leaves_themselves_is_led_to_the_list(client_as, recruiter, job):
    response = client_as(recruiter).post(departure(job, recruiter, "recruiter"))

    assert response["Location"] == reverse("job-list")


def test_the_last_leader_stays(client_as, recruiter):
    job = JobFactory(recruiter=recruiter)

    response = client_as(recruiter).post(departure(job, recruiter, "recruiter"))

    assert response.status_code == 409
    assert "at least one recruiter" in response.content.decode()


@pytest.mark.parametrize("who", ["outsider", "interviewer", "read_only"])
def test_a_forged_departure_is_refused(client_as, request, recruiter, job, who):
    response = client_as(request.getfixturevalue(who)).post(departure(job, recruiter, "recruiter"))

    assert response.status_code == (404 if who == "outsider" else 403)
    assert job.team.filter(user=recruiter).exists()


def test_colleagues_are_offered_by_every_word_of_name_or_address(client_as, recruiter, job):
    UserFactory(first_name="Ann", last_name="Sato", email="ann@nordwind.example")
    UserFactory(first_name="Ann", last_name="Gone", is_active=False)

    address = reverse("job-team-people", args=[job.public_id])
    words = client_as(recruiter).get(address, {"user": "ann"}).content.decode()

    assert words.strip() == '<option value="ann@nordwind.example">Ann Sato</option>'
