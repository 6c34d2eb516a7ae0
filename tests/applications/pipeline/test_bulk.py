import pytest
from django.urls import reverse

from applications.lifecycle.moving import move_application
from applications.models import Application
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory


def person(job, first_name, last_name="Marbach", **fields):
    candidate = CandidateFactory(first_name=first_name, last_name=last_name)
    return ApplicationFactory(job=job, candidate=candidate, **fields)


@pytest.fixture
def bulk(client_as, job):
    """Answer the question about these people, each seen where they stand."""

    def post(user, resource, applications, confirmed="1", **fields):
        chosen = [f"{one.public_id}:{one.stage.public_id}" for one in applications]
        given = {"application": chosen, "next": "/jobs/?q=back", **fields}
        if confirmed:
            given["confirmed"] = confirmed
        return client_as(user).post(reverse(resource, args=[job.public_id]), given)

    return post


def said(response):
    return [str(message) for message in response.wsgi_request._messages]


def stage_of(job, name):
    return job.stages.get(name=name)


DEEDS = pytest.mark.parametrize(
    ("resource", "deed"),
    [("pipeline-moves", "Move"), ("pipeline-rejections", "Reject"), ("pipeline-tags", "Tag")],
)


@DEEDS
@pytest.mark.parametrize(("number", "people"), [(1, "1 person"), (2, "2 people"), (5, "5 people")])
@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_first_it_is_asked_what_would_be_done_to_how_many(
    client_as, recruiter, job, resource, deed, number, people, headers
):
    chosen = [f"{person(job, f'P{n}').public_id}:gone" for n in range(number)]
    offer = stage_of(job, "Offer").public_id

    response = client_as(recruiter).post(
        reverse(resource, args=[job.public_id]),
        {"application": chosen, "stage": offer, "reason": "skills", "tag": "Nights"},
        headers=headers,
    )

    page = response.content.decode()
    assert response.status_code == 200
    assert f"<span>{deed} {people}</span>" in page
    assert page.count('name="application"') == number
    assert ('id="bulk-question"' in page, "<html" in page) == (bool(headers), not headers)
    assert not Application.objects.exclude(stage__kind="prospect", status="active").exists()


@DEEDS
def test_what_is_missing_is_asked_of_the_same_people(bulk, recruiter, job, resource, deed):
    people = [person(job, "Mae"), person(job, "Ilse")]

    response = bulk(recruiter, resource, people)

    page = response.content.decode()
    assert response.status_code == 422
    assert "errorlist" in page
    assert all(f'value="{one.public_id}:{one.stage.public_id}"' in page for one in people)


def test_the_stage_of_the_menu_is_chosen_in_the_question(bulk, recruiter, job):
    offer = stage_of(job, "Offer").public_id

    response = bulk(recruiter, "pipeline-moves", [person(job, "Mae")], confirmed="", stage=offer)

    assert f'<option value="{offer}" selected>Offer</option>' in response.content.decode()


def test_several_people_are_moved_at_once(bulk, hiring_manager, job):
    people = [person(job, "Mae"), person(job, "Ilse", at="Screen")]
    offer = stage_of(job, "Offer")

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
    offer = stage_of(job, "Offer")

    response = bulk(recruiter, "pipeline-moves", [there, gone, fine], stage=offer.public_id)

    fine.refresh_from_db()
    assert fine.stage == offer
    done, left = said(response)
    assert done == "Moved 1 person to Offer."
    assert left.startswith("Left 2 people as they were. There Marbach: The application already")
    assert "Gone Marbach is already rejected." in left


@pytest.mark.parametrize(
    ("resource", "fields"),
    [("pipeline-moves", {"stage": "Offer"}), ("pipeline-rejections", {"reason": "skills"})],
)
def test_whom_a_colleague_moved_meanwhile_is_named_and_left(
    bulk, recruiter, hiring_manager, job, resource, fields
):
    fine, moved = person(job, "Fine"), person(job, "Mae")
    if "stage" in fields:
        fields = {"stage": stage_of(job, fields["stage"]).public_id}
    seen = moved.stage
    move_application(application=moved, to=stage_of(job, "Screen"), by=hiring_manager)
    moved.stage = seen

    response = bulk(recruiter, resource, [fine, moved], **fields)

    moved.refresh_from_db()
    assert (moved.stage.name, moved.status) == ("Screen", "active")
    assert "1 person" in said(response)[0]
    assert said(response)[1] == (
        "Left 1 person as they were. Henry Osei moved Mae Marbach to Screen (just now)."
    )


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


@pytest.mark.parametrize("confirmed", ["", "1"])
def test_somebody_must_be_chosen(bulk, recruiter, job, confirmed):
    offer = stage_of(job, "Offer").public_id

    response = bulk(recruiter, "pipeline-moves", [], confirmed=confirmed, stage=offer)

    assert response.status_code == 400
    assert "Choose people first." in response.content.decode()


def test_people_of_other_jobs_cannot_be_slipped_in(bulk, recruiter, job):
    foreign = ApplicationFactory()

    bulk(recruiter, "pipeline-moves", [foreign], stage=stage_of(job, "Offer").public_id)

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
@pytest.mark.parametrize("confirmed", ["", "1"])
def test_who_may_not_do_it_is_not_even_asked(bulk, request, job, who, resource, confirmed):
    application = person(job, "Mae", at="Screen")

    response = bulk(
        request.getfixturevalue(who), resource, [application], confirmed=confirmed,
        stage=stage_of(job, "Offer").public_id, reason="skills", tag="Nights",
    )  # fmt: skip

    assert response.status_code == 403
    application.refresh_from_db()
    assert (application.stage.name, application.status) == ("Screen", "active")
    assert not application.candidate.tags.exists()


@pytest.mark.parametrize(
    "resource",
    ["pipeline-moves", "pipeline-rejections", "pipeline-tags", "pipeline-applications"],
)
def test_an_outsider_finds_nothing_to_change(bulk, outsider, job, resource):
    assert bulk(outsider, resource, [person(job, "Mae")]).status_code == 404


def test_the_way_back_is_never_another_house(bulk, recruiter, job):
    response = bulk(
        recruiter, "pipeline-tags", [person(job, "Mae")], tag="x", next="https://elsewhere.example/"
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
