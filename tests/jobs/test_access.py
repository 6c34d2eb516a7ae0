import pytest
from django.urls import reverse

from jobs.models import TeamMember
from tests.factories.accounts import UserFactory
from tests.queries import queries_of

OWN_PAGES = ["job-detail", "job-edit", "job-team", "job-process", "job-team-people"]
POSTS = ["job-activation", "job-closure", "job-restoration", "job-team", "job-stages"]


@pytest.mark.parametrize("name", ["job-list", "job-create"])
def test_lists_and_forms_need_a_sign_in(client, name):
    assert client.get(reverse(name))["Location"].startswith(reverse("sign-in"))


@pytest.mark.parametrize("name", OWN_PAGES)
def test_pages_of_a_job_need_a_sign_in(client, job, name):
    response = client.get(reverse(name, args=[job.public_id]))

    assert response["Location"].startswith(reverse("sign-in"))


@pytest.mark.parametrize("name", OWN_PAGES)
def test_an_outsider_finds_no_job(client_as, outsider, job, name):
    assert client_as(outsider).get(reverse(name, args=[job.public_id])).status_code == 404


@pytest.mark.parametrize("name", POSTS)
def test_an_outsider_changes_no_job(client_as, outsider, job, name):
    response = client_as(outsider).post(reverse(name, args=[job.public_id]), {"reason": "filled"})

    assert response.status_code == 404
    job.refresh_from_db()
    assert job.is_active


@pytest.mark.parametrize("name", ["job-activation", "job-closure", "job-restoration"])
def test_changes_are_not_read(client_as, recruiter, job, name):
    assert client_as(recruiter).get(reverse(name, args=[job.public_id])).status_code == 405


@pytest.mark.parametrize("who", ["administrator", "recruiter", "hiring_manager", "interviewer"])
@pytest.mark.parametrize("name", ["job-detail", "job-team", "job-process"])
def test_the_team_and_administrators_open_a_job(client_as, request, job, who, name):
    client = client_as(request.getfixturevalue(who))

    assert client.get(reverse(name, args=[job.public_id])).status_code == 200


@pytest.mark.parametrize("who", ["interviewer", "read_only"])
@pytest.mark.parametrize("name", ["job-edit", "job-team-people"])
def test_who_only_reads_gets_no_forms(client_as, request, job, who, name):
    client = client_as(request.getfixturevalue(who))

    assert client.get(reverse(name, args=[job.public_id])).status_code == 403


@pytest.mark.parametrize(
    ("who", "shown", "hidden"),
    [
        ("recruiter", ["Close job", "Edit details"], [">Activate<"]),
        ("hiring_manager", ["Edit details"], ["Close job"]),
        ("interviewer", [], ["Close job", "Edit details"]),
        ("read_only", [], ["Close job", "Edit details"]),
    ],
)
def test_a_job_offers_what_one_may_do(client_as, request, job, who, shown, hidden):
    page = client_as(request.getfixturevalue(who)).get(reverse("job-detail", args=[job.public_id]))

    words = page.content.decode()
    assert all(word in words for word in shown)
    assert not any(word in words for word in hidden)


@pytest.mark.parametrize("name", ["job-detail", "job-team", "job-process"])
def test_a_page_of_a_job_reads_at_most_twelve_times(client_as, recruiter, job, name):
    client, address = client_as(recruiter), reverse(name, args=[job.public_id])
    few = queries_of(client, address)
    for _ in range(20):
        TeamMember.objects.create(job=job, user=UserFactory(), role="interviewer")
    many = queries_of(client, address)

    assert len(few) == len(many) <= 12
