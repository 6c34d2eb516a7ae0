import pytest
from django.urls import reverse

from applications.models import Application
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory


def person(job, first_name, last_name="Marbach", **fields):
    candidate = CandidateFactory(first_name=first_name, last_name=last_name)
    return ApplicationFactory(job=job, candidate=candidate, **fields)


@pytest.fixture
def bulk(client_as, job):
    def post(user, resource, applications, **fields):
        chosen = [application.public_id for application in applications]
        return client_as(user).post(
            reverse(resource, args=[job.public_id]),
            {"application": chosen, "next": "/jobs/?q=back", **fields},
            follow=False,
        )

    return post


def said(response):
    return [str(message) for message in response.wsgi_request._messages]


def test_several_people_are_moved_at_once(bulk, hiring_manager, job):
    people = [person(job, "Mae"), person(job, "Ilse", at="Screen")]
    offer = job.stages.get(name="Offer")

    response = bulk(hiring_manager, "pipeline-moves", people, stage=offer.public_id)

    assert response["Location"] == "/jobs/?q=back"
    assert set(Application.objects.values_list("stage", flat=True)) == {offer.pk}
    assert said(response) == ["Moved 2 people to Offer."]


def test_who_cannot_be_moved_is_named_and_stops_nobody(bulk, recruiter, job):
    there, gone, fine = (
        person(job, "There", at="Offer"),
        person(job, "Gone", rejected=True),
        person(job, "Fine"),
    )
    offer = job.stages.get(name="Offer")

    response = bulk(recruiter, "pipeline-moves", [there, gone, fine], stage=offer.public_id)

    fine.refresh_from_db()
    assert fine.stage == offer
    done, left = said(response)
    assert done == "Moved 1 person to Offer."
    assert left.startswith("Left 2 people as they were. There Marbach: The application already")


def test_several_people_are_rejected_with_a_reason(bulk, recruiter, job):
    people = [person(job, "Mae"), person(job, "Ilse")]

    bulk(recruiter, "pipeline-rejections", people, reason="skills")

    assert set(Application.objects.values_list("status", "rejection_reason")) == {
        ("rejected", "skills")
    }


def test_several_people_are_tagged(bulk, recruiter, job):
    people = [person(job, "Mae"), person(job, "Ilse")]

    bulk(recruiter, "pipeline-tags", people, tag=" Nights ")

    tags = {tag.name for one in people for tag in one.candidate.tags.all()}
    assert tags == {"Nights"}


@pytest.mark.parametrize(
    ("resource", "words"),
    [
        ("pipeline-moves", "Choose the stage to move them to."),
        ("pipeline-rejections", "Choose a reason for the rejection."),
        ("pipeline-tags", "Name the tag to put on them."),
    ],
)
def test_what_to_do_must_be_said(bulk, recruiter, job, resource, words):
    response = bulk(recruiter, resource, [person(job, "Mae")])

    assert said(response) == [words]


def test_somebody_must_be_chosen(bulk, recruiter, job):
    offer = job.stages.get(name="Offer").public_id

    assert said(bulk(recruiter, "pipeline-moves", [], stage=offer)) == ["Choose people first."]


def test_people_of_other_jobs_cannot_be_slipped_in(bulk, recruiter, job):
    foreign = ApplicationFactory()
    stage = job.stages.get(name="Offer").public_id

    bulk(recruiter, "pipeline-moves", [foreign], stage=stage)

    foreign.refresh_from_db()
    assert foreign.stage.is_prospect


@pytest.mark.parametrize(
    ("who", "resource"),
    [
        ("hiring_manager", "pipeline-rejections"),
        ("interviewer", "pipeline-moves"),
        ("interviewer", "pipeline-rejections"),
        ("interviewer", "pipeline-tags"),
        ("read_only", "pipeline-moves"),
        ("read_only", "pipeline-tags"),
    ],
)
def test_who_may_not_do_it_changes_nobody(bulk, request, job, who, resource):
    application = person(job, "Mae", at="Screen")
    stage = job.stages.get(name="Offer").public_id

    bulk(
        request.getfixturevalue(who), resource, [application],
        stage=stage, reason="skills", tag="Nights",
    )  # fmt: skip

    application.refresh_from_db()
    assert (application.stage.name, application.status) == ("Screen", "active")
    assert not application.candidate.tags.exists()


@pytest.mark.parametrize(
    "resource",
    ["pipeline-moves", "pipeline-rejections", "pipeline-tags", "pipeline-applications"],
)
def test_an_outsider_finds_nothing_to_change(bulk, outsider, job, resource):
    assert bulk(outsider, resource, [person(job, "Mae")]).status_code == 404


def test_the_way_back_is_never_another_house(client_as, recruiter, job):
    response = client_as(recruiter).post(
        reverse("pipeline-moves", args=[job.public_id]), {"next": "https://elsewhere.example/"}
    )

    assert response["Location"] == reverse("pipeline", args=[job.public_id])


# Adding one


def test_known_people_are_found_and_added(client_as, recruiter, job):
    candidate = CandidateFactory(first_name="Mae", search_text="mae chen planner")
    client = client_as(recruiter)

    found = client.get(reverse("pipeline-people", args=[job.public_id]), {"q": "mae plan"})
    client.post(
        reverse("pipeline-applications", args=[job.public_id]), {"candidate": candidate.public_id}
    )
    again = client.get(reverse("pipeline-people", args=[job.public_id]), {"q": "mae"})

    assert list(found.context["found"]) == [candidate]
    assert Application.objects.get().stage.is_prospect
    assert "On this job" in again.content.decode()


def test_private_people_of_others_are_neither_found_nor_added(client_as, recruiter, outsider, job):
    secret = CandidateFactory(first_name="Mae", search_text="mae", is_private=True)
    client = client_as(recruiter)

    found = client.get(reverse("pipeline-people", args=[job.public_id]), {"q": "mae"})
    added = client.post(
        reverse("pipeline-applications", args=[job.public_id]), {"candidate": secret.public_id}
    )

    assert list(found.context["found"]) == []
    assert added.status_code == 404


def test_adding_twice_says_where_the_person_stands(client_as, recruiter, job):
    application = person(job, "Mae", at="Screen")

    response = client_as(recruiter).post(
        reverse("pipeline-applications", args=[job.public_id]),
        {"candidate": application.candidate.public_id},
    )

    assert "is already on" in said(response)[0]
    assert Application.objects.count() == 1


@pytest.mark.parametrize("who", ["interviewer", "read_only"])
def test_who_may_not_add_people_is_refused(client_as, request, job, who):
    user = request.getfixturevalue(who)
    application = ApplicationFactory(job=job, at="Screen")
    client = client_as(user)

    assert client.get(reverse("pipeline-people", args=[job.public_id])).status_code == 403
    other = CandidateFactory(created_by=user)
    ApplicationFactory(candidate=other, job__interviewer=user, at="Screen")
    client.post(
        reverse("pipeline-applications", args=[job.public_id]), {"candidate": other.public_id}
    )

    assert list(job.applications.all()) == [application]


@pytest.mark.parametrize("name", ["{x}", "{0.__class__}", "{", "}{"])
def test_braces_in_a_tag_are_only_letters(bulk, recruiter, job, name):
    response = bulk(recruiter, "pipeline-tags", [person(job, "Mae")], tag=name)

    assert said(response) == [f"Tagged 1 person with {name}."]


@pytest.mark.parametrize("resource", ["pipeline-moves", "pipeline-rejections"])
def test_who_may_not_do_it_is_told_so_before_anything_else(bulk, interviewer, job, resource):
    response = bulk(interviewer, resource, [])

    assert response.status_code == 403
