"""Every answer that tells of people is written down, and never at the cost of the answer."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.core.signals import request_finished
from django.db import OperationalError, close_old_connections, connection
from django.http import HttpResponse
from django.urls import reverse
from rest_framework.test import APIClient

from accounts.api_tokens import create_api_token
from accounts.models import RecordRead
from accounts.reading import ReadingMiddleware, note_reading
from base import contributions
from candidates.record.tabs import PersonTab
from tests.factories.applications import ApplicationFactory
from tests.statements import just_before

INSERT = 'INSERT INTO "accounts_recordread"'
LISTS = ["/api/v1/candidates/", "/api/v1/applications/"]
PAGES = ["/candidates/", "/candidates/?q=Ilse", "/search/?q=Ilse"]
OWN_WORK = ["/", "/jobs/", "/jobs/{job}/pipeline/", "/jobs/{job}/pipeline/?view=table"]
OF_ONE = [
    "/api/v1/candidates/{person}/",
    "/api/v1/candidates/{person}/notes/",
    "/api/v1/applications/{application}/",
    "/api/v1/applications/{application}/stage-changes/",
    "/api/v1/applications/{application}/notes/",
    "/api/v1/applications/{application}/feedback/",
    "/api/v1/applications/?candidate={person}",
]


@pytest.fixture
def application(job):
    return ApplicationFactory(job=job, at="Screen")


@pytest.fixture
def person(application):
    return application.candidate


@pytest.fixture
def program(recruiter):
    key = create_api_token(user=recruiter)
    return APIClient(headers={"Authorization": f"Token {key}"})


def read():
    return list(RecordRead.objects.values_list("subject", "count").order_by("pk"))


@pytest.mark.django_db
def test_every_tab_of_the_record_is_written_down(client_as, recruiter, person):
    browser, tabs = client_as(recruiter), contributions.of(PersonTab)

    for tab in tabs:
        browser.get(reverse(tab.url_name, args=[person.public_id]))
        browser.get(
            reverse(tab.url_name, args=[person.public_id]),
            headers={"HX-Request": "true", "HX-Target": "record"},
        )

    assert read() == [(person.public_id, 1)] * 2 * len(tabs)


@pytest.mark.django_db
def test_form_is_written_down_and_again_when_it_comes_back(client_as, recruiter, person):
    browser, url = client_as(recruiter), reverse("candidate-edit", args=[person.public_id])

    browser.get(url)
    browser.post(url, {"first_name": "", "last_name": ""})

    assert read() == [(person.public_id, 1)] * 2
    assert {row.route for row in RecordRead.objects.all()} == {"candidates/<slug:public_id>/edit/"}


@pytest.mark.django_db
@pytest.mark.parametrize("address", OF_ONE)
def test_answers_of_the_api_about_one_person_name_them(program, person, application, address):
    url = address.format(person=person.public_id, application=application.public_id)

    answer = program.get(url)

    assert answer.status_code == 200
    [(subject, count)] = read()
    assert subject == person.public_id
    assert count == len(answer.json().get("results", [1]))


@pytest.mark.django_db
@pytest.mark.parametrize("address", LISTS)
def test_list_of_the_api_is_one_row_with_its_count(program, job, address):
    ApplicationFactory.create_batch(3, job=job, at="Screen")

    program.get(address)
    program.get(address, {"page_size": 2})

    assert read() == [("", 3), ("", 2)]


@pytest.mark.django_db
def test_change_that_changes_nothing_still_read_the_record(program, person):
    program.patch(f"/api/v1/candidates/{person.public_id}/", {}, format="json")

    assert read() == [(person.public_id, 1)]


@pytest.mark.django_db
def test_what_was_not_told_is_not_written_down(client_as, program, outsider, interviewer, person):
    person.is_private = True
    person.save()
    client_as(outsider).get(reverse("candidate-detail", args=[person.public_id]))
    client_as(interviewer).get(reverse("candidate-edit", args=[person.public_id]))
    program.patch(f"/api/v1/candidates/{person.public_id}/", {"city": 5.5, "is": 1}, format="json")
    program.get("/api/v1/candidates/", {"search": "nobody"})
    program.get("/api/v1/candidates/none/")

    assert read() == []


@pytest.mark.django_db
@pytest.mark.parametrize("address", PAGES)
def test_page_that_lists_people_is_one_row_with_their_number(client_as, recruiter, job, address):
    ApplicationFactory.create_batch(3, job=job, at="Screen")

    client_as(recruiter).get(address)

    assert read() == [("", 3)]


@pytest.mark.django_db
@pytest.mark.parametrize("address", [*OWN_WORK, "/candidates/?q=nobody", "/search/?q=nobody"])
def test_what_tells_of_nobody_or_of_own_work_is_no_reading(
    client_as, recruiter, person, job, address
):
    client_as(recruiter).get(address.format(job=job.public_id))

    assert read() == []


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/search/?q=Ilse", "/jobs/{job}/pipeline/people/?q=Ilse"])
def test_names_offered_while_typing_are_no_reading(client_as, recruiter, person, job, address):
    client_as(recruiter).get(address.format(job=job.public_id), headers={"HX-Request": "true"})

    assert read() == []


def lose_the_table():
    raise OperationalError("database is locked")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("where", ["page", "api"])
def test_answer_goes_out_where_it_cannot_be_written_down(
    client_as, program, recruiter, person, caplog, where
):
    browser = client_as(recruiter) if where == "page" else program
    url = f"/{'api/v1/' if where == 'api' else ''}candidates/{person.public_id}/"

    with just_before(INSERT, lose_the_table):
        answer = browser.get(url)

    assert answer.status_code == 200
    assert person.last_name in answer.content.decode()
    [line] = [one for one in caplog.records if one.name == "accounts.reading"]
    assert person.public_id in line.getMessage()
    assert person.last_name not in line.getMessage()
    assert read() == []


@contextmanager
def locked_by_another() -> Iterator[None]:
    """Hold the write lock of the database as another process would."""
    other = sqlite3.connect(connection.settings_dict["NAME"], uri=True, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="Only SQLite locks the whole database.")
def test_locked_database_costs_no_page(client_as, recruiter, person, caplog):
    browser = client_as(recruiter)
    url = reverse("candidate-detail", args=[person.public_id])
    browser.get(url)

    with locked_by_another():
        answer = browser.get(url)

    assert answer.status_code == 200
    [line] = [one for one in caplog.records if one.name == "accounts.reading"]
    assert line.levelname == "WARNING"
    assert len(read()) == 1
    with connection.cursor() as cursor:
        usual = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
    assert usual == connection.settings_dict["OPTIONS"]["timeout"] * 1000


@pytest.mark.django_db
def test_row_is_written_after_the_answer(client_as, recruiter, person, rf):
    """What comes before the last byte is all the page's own."""

    def view(request):
        note_reading(request, by=recruiter, candidate=person.public_id)
        return HttpResponse("told")

    answer = ReadingMiddleware(view)(rf.get("/"))
    before = read()
    request_finished.disconnect(close_old_connections)
    answer.close()
    request_finished.connect(close_old_connections)

    assert before == []
    assert read() == [(person.public_id, 1)]
