"""What was done to several people of a pipeline is taken back as one."""

import re
from html import unescape

import pytest
from django.urls import reverse

from applications.lifecycle.moving import move_application
from applications.lifecycle.undoing import LEAST_OFFERED, OFFERED, still_offered
from applications.models import Application
from candidates.tags.services import add_tag
from tests.factories.applications import ApplicationFactory

BUTTON = re.compile(r'action="([^"]*/undone-[^"]*)"')


@pytest.fixture
def people(job):
    names = ("Abe", "Bea", "Cid")
    return [
        ApplicationFactory(job=job, candidate__first_name=name, candidate__last_name="Moss")
        for name in names
    ]


@pytest.fixture
def do(client_as, job):
    """Do something to several people, and return the address that takes it back."""

    def post(user, resource, people, **fields):
        chosen = [f"{one.public_id}:{one.stage.public_id}" for one in people]
        back = reverse("pipeline", args=[job.public_id]) + "?view=table"
        page = client_as(user).post(
            reverse(resource, args=[job.public_id]),
            {"application": chosen, "confirmed": "1", "next": back, **fields},
            follow=True,
        )
        return [unescape(url) for url in BUTTON.findall(page.content.decode())]

    return post


@pytest.fixture
def undo(client_as):
    def post(user, url):
        response = client_as(user).post(url)
        assert response.status_code == 302
        return [str(message) for message in response.wsgi_request._messages]

    return post


def stage(job, name):
    return job.stages.get(name=name)


def standing():
    return dict(Application.objects.values_list("candidate__first_name", "stage__name"))


def test_everybody_moved_at_once_stands_again_where_they_stood(do, undo, recruiter, job, people):
    move_application(application=people[1], to=stage(job, "Screen"), by=recruiter)
    people[1].refresh_from_db()
    [url] = do(recruiter, "pipeline-moves", people, stage=stage(job, "Offer").public_id)
    assert set(standing().values()) == {"Offer"}

    said = undo(recruiter, url)

    assert standing() == {"Abe": "Prospect", "Bea": "Screen", "Cid": "Prospect"}
    assert said == ["Undone for 3 people."]


def test_a_second_click_or_another_tab_changes_nothing(do, undo, recruiter, job, people):
    [url] = do(recruiter, "pipeline-moves", people, stage=stage(job, "Offer").public_id)
    undo(recruiter, url)
    steps = [one.stage_changes.count() for one in people]

    said = undo(recruiter, url)

    assert said == ["That is undone already."]
    assert [one.stage_changes.count() for one in people] == steps


def test_whom_somebody_moved_on_is_named_and_left(do, undo, recruiter, hiring_manager, job, people):
    [url] = do(recruiter, "pipeline-moves", people, stage=stage(job, "Screen").public_id)
    move_application(application=people[1], to=stage(job, "Offer"), by=hiring_manager)

    done, left = undo(recruiter, url)

    assert standing() == {"Abe": "Prospect", "Bea": "Offer", "Cid": "Prospect"}
    assert done == "Undone for 2 people."
    assert left == ("Left 1 person as they were. Henry Osei moved Bea Moss to Offer (just now).")


def test_who_came_back_to_the_same_stage_by_a_colleague_is_left(
    do, undo, recruiter, hiring_manager, job, people
):
    [url] = do(recruiter, "pipeline-moves", people[:1], stage=stage(job, "Screen").public_id)
    for name in ("Offer", "Screen"):
        move_application(application=people[0], to=stage(job, name), by=hiring_manager)

    [left] = undo(recruiter, url)

    assert left.startswith("Left 1 person as they were. Henry Osei moved Abe Moss to Screen")
    assert standing()["Abe"] == "Screen"


def test_rejections_are_taken_back_as_one(do, undo, recruiter, job, people):
    [url] = do(recruiter, "pipeline-rejections", people, reason="skills")

    said = [undo(recruiter, url), undo(recruiter, url)]

    assert said == [["Undone for 3 people."], ["That is undone already."]]
    assert set(Application.objects.values_list("status", "rejection_reason")) == {("active", "")}


def test_a_tag_comes_off_those_who_got_it_then(do, undo, recruiter, job, people):
    add_tag(candidate=people[0].candidate, name="Nights", by=recruiter)
    [url] = do(recruiter, "pipeline-tags", people, tag="nights ")

    said = [undo(recruiter, url), undo(recruiter, url)]

    assert said == [["Undone for 2 people."], ["That is undone already."]]
    assert [one.candidate.tags.count() for one in people] == [1, 0, 0]


def test_a_tag_that_all_of_them_wore_is_not_offered_to_be_undone(do, recruiter, people):
    add_tag(candidate=people[0].candidate, name="Nights", by=recruiter)

    assert do(recruiter, "pipeline-tags", people[:1], tag="Nights") == []


def test_the_steps_of_other_jobs_are_not_taken_back(do, client_as, recruiter, outsider, job):
    other = ApplicationFactory(job__recruiter=outsider)
    move_application(application=other, to=stage(other.job, "Screen"), by=outsider)
    step = other.stage_changes.latest("pk").public_id
    url = reverse("pipeline-undone-steps", args=[job.public_id]) + f"?done={step}"

    client_as(recruiter).post(url)

    other.refresh_from_db()
    assert other.stage.name == "Screen"


def test_a_hiring_manager_takes_no_rejection_back(do, undo, recruiter, hiring_manager, people):
    [url] = do(recruiter, "pipeline-rejections", people[:1], reason="skills")

    [left] = undo(hiring_manager, url)

    assert "Only the job's recruiters undo a rejection." in left
    people[0].refresh_from_db()
    assert people[0].is_rejected


@pytest.mark.parametrize("done", ["", ".", "nobody", "%00", "a" * 2000])
@pytest.mark.parametrize("resource", ["pipeline-undone-steps", "pipeline-undone-tags"])
def test_what_names_nobody_undoes_nothing(undo, recruiter, job, resource, done):
    url = reverse(resource, args=[job.public_id]) + f"?done={done}"

    assert undo(recruiter, url) == ["That is undone already."]


def test_the_way_back_is_offered_for_what_is_left_of_the_window():
    assert still_offered(OFFERED / 4) == OFFERED * 3 / 4
    assert still_offered(OFFERED * 2) == LEAST_OFFERED
