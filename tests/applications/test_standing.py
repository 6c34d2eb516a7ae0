"""Whoever looks at a page that is behind changes nobody whom somebody else changed."""

import pytest
from django.urls import reverse

from accounts.models import Activity
from applications.lifecycle.errors import ApplicationIsEnded, ChangedMeanwhile, NotRejected
from applications.lifecycle.moving import move_application
from applications.lifecycle.rejection import reinstate_application, reject_application
from applications.models import Application
from tests.factories.applications import ApplicationFactory

HTMX = {"HX-Request": "true"}
INSIDE = {"HX-Request": "true", "HX-Target": "record"}


@pytest.fixture
def mae(job):
    """Mae Chen, whom every page shows in Screen."""
    return ApplicationFactory(
        job=job, at="Screen", candidate__first_name="Mae", candidate__last_name="Chen"
    )


def stage(application, name):
    return application.job.stages.get(name=name)


def move_on(application, by, to="Interview"):
    move_application(application=application, to=stage(application, to), by=by)


def fields_for(resource, application):
    """What a page that shows Screen posts to this resource."""
    seen = {"from_stage": stage(application, "Screen").public_id}
    if resource == "application-rejection":
        return {**seen, "reason": "skills"}
    return {**seen, "stage": stage(application, "Offer").public_id}


def facts(application):
    application.refresh_from_db()
    return application.stage.name, application.status, Activity.objects.count()


CHANGES = pytest.mark.parametrize(
    "resource", ["application-stage-changes", "application-rejection"]
)


@CHANGES
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_page_that_is_behind_changes_nothing_and_says_who_was_faster(
    client_as, recruiter, hiring_manager, mae, resource, headers
):
    move_on(mae, hiring_manager)
    before = facts(mae)

    response = client_as(recruiter).post(
        reverse(resource, args=[mae.public_id]), fields_for(resource, mae), headers=headers
    )

    assert response.status_code == 409
    assert "Henry Osei moved Mae Chen to Interview (just now)." in response.content.decode()
    assert facts(mae) == before


@CHANGES
def test_a_record_that_is_behind_says_so_above_the_truth(
    client_as, recruiter, hiring_manager, mae, resource
):
    move_on(mae, hiring_manager)

    response = client_as(recruiter).post(
        reverse(resource, args=[mae.public_id]), fields_for(resource, mae), headers=INSIDE
    )

    page = response.content.decode()
    assert response.status_code == 422
    assert "Henry Osei moved Mae Chen to Interview" in page
    assert "In Interview since today" in page


@CHANGES
def test_a_page_that_is_right_changes_what_it_shows(client_as, recruiter, mae, resource):
    response = client_as(recruiter).post(
        reverse(resource, args=[mae.public_id]), fields_for(resource, mae), headers=HTMX
    )

    assert response.status_code == 204
    assert facts(mae) != ("Screen", "active", 0)


def test_every_page_says_where_it_shows_the_person(client_as, recruiter, mae):
    client = client_as(recruiter)
    seen = f'name="from_stage" value="{mae.stage.public_id}"'

    card = client.get(reverse("pipeline-card", args=[mae.job.public_id, mae.public_id]))
    record = client.get(reverse("candidate-applications", args=[mae.candidate.public_id]))

    assert card.content.decode().count(seen) == 2
    assert record.content.decode().count(seen) == 2


def test_a_refusal_without_script_leads_back(client_as, recruiter, hiring_manager, mae):
    move_on(mae, hiring_manager)
    board = reverse("pipeline", args=[mae.job.public_id])
    fields = {**fields_for("application-stage-changes", mae), "next": board}

    response = client_as(recruiter).post(
        reverse("application-stage-changes", args=[mae.public_id]), fields
    )

    assert f'href="{board}"' in response.content.decode()


def test_who_went_away_and_came_back_stands_where_they_were_seen(recruiter, hiring_manager, mae):
    move_on(mae, hiring_manager)
    move_on(mae, hiring_manager, to="Screen")

    move_application(
        application=mae, to=stage(mae, "Offer"), by=recruiter, seen_in=mae.stage.public_id
    )

    assert facts(mae)[0] == "Offer"


def test_the_same_move_by_two_tells_the_second_of_the_first(recruiter, hiring_manager, mae):
    seen = mae.stage.public_id
    move_on(mae, hiring_manager, to="Offer")

    with pytest.raises(ChangedMeanwhile, match="Henry Osei moved Mae Chen to Offer"):
        move_application(application=mae, to=stage(mae, "Offer"), by=recruiter, seen_in=seen)


def test_rejections_and_their_undoing_are_told_too(administrator, recruiter, mae):
    seen = mae.stage.public_id
    reject_application(application=mae, reason="skills", by=administrator)

    with pytest.raises(ApplicationIsEnded, match=r"Ada Moreau rejected Mae Chen \(just now\)\. Re"):
        move_application(application=mae, to=stage(mae, "Offer"), by=recruiter, seen_in=seen)
    with pytest.raises(ApplicationIsEnded, match=r"Ada Moreau rejected Mae Chen"):
        reject_application(application=mae, reason="skills", by=recruiter, seen_in=seen)
    reinstate_application(application=mae, by=administrator)
    with pytest.raises(NotRejected, match=r"Ada Moreau reinstated Mae Chen in Screen"):
        reinstate_application(application=mae, by=recruiter)


def test_what_no_step_tells_of_is_said_without_a_name(recruiter, mae):
    seen = mae.stage.public_id
    Application.objects.filter(pk=mae.pk).update(stage=stage(mae, "Offer"))

    with pytest.raises(ChangedMeanwhile, match=r"Mae Chen stands in Offer by now\."):
        reject_application(application=mae, reason="skills", by=recruiter, seen_in=seen)


def test_a_stage_that_is_gone_or_invented_is_where_nobody_stands(recruiter, mae):
    with pytest.raises(ChangedMeanwhile):
        move_application(application=mae, to=stage(mae, "Offer"), by=recruiter, seen_in="gone")
