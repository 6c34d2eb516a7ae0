"""The search for everything finds only what the searcher may open."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ats.queries import find_everything
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.jobs import JobFactory


@pytest.fixture
def job(recruiter, interviewer):
    return JobFactory(
        active=True, title="Night shift planner", recruiter=recruiter, interviewer=interviewer
    )


def find(user, words, size=5):
    return find_everything(user=user, words=words, size=size)


def test_a_job_is_found_by_title_and_by_its_id(recruiter, job):
    assert find(recruiter, "shift NIGHT").jobs == [job]
    assert find(recruiter, job.public_id.lower()).jobs == [job]


def test_a_typed_job_id_comes_first(recruiter, job):
    longer = JobFactory(active=True, title=f"Like {job.public_id}", recruiter=recruiter)

    assert find(recruiter, job.public_id).jobs == [job, longer]


def test_active_jobs_come_before_drafts(recruiter, job):
    draft = JobFactory(title="Night shift lead", recruiter=recruiter)

    assert find(recruiter, "night").jobs == [job, draft]


def test_people_are_found_by_every_word(recruiter):
    ilse = CandidateFactory(first_name="Ilse", last_name="Marbach")
    CandidateFactory(first_name="Ilse", last_name="Okafor")

    assert find(recruiter, " marb  ilse ").people == [ilse]


def test_outsiders_find_no_job(outsider, job):
    assert find(outsider, "night").jobs == []


def test_interviewers_find_the_people_on_their_jobs_but_no_prospects(interviewer, job):
    applied = ApplicationFactory(job=job, at="Screen", candidate__last_name="Marbach")
    ApplicationFactory(job=job, candidate__last_name="Marbachson")
    CandidateFactory(last_name="Marbacher")

    assert find(interviewer, "marbach").people == [applied.candidate]


def test_private_people_of_others_stay_hidden(outsider, recruiter):
    CandidateFactory(last_name="Marbach", is_private=True, created_by=recruiter)

    assert find(outsider, "marbach").people == []
    assert len(find(recruiter, "marbach").people) == 1


@pytest.mark.parametrize("words", ["", " ", "m", " m "])
def test_a_single_letter_asks_nothing(recruiter, words, django_assert_num_queries):
    with django_assert_num_queries(0):
        found = find(recruiter, words)

    assert found.is_empty
    assert found.is_too_short


def test_more_than_fits_is_said(recruiter):
    CandidateFactory.create_batch(6)

    found = find(recruiter, "marbach")

    assert len(found.people) == 5
    assert found.has_more_people


def test_under_the_field_results_are_options_without_a_frame(client_as, recruiter, job):
    CandidateFactory(first_name="Nightingale", last_name="Marbach")

    response = client_as(recruiter).get("/search/?q=night", headers={"HX-Request": "true"})

    fragment = response.content.decode()
    assert "<html" not in fragment
    assert fragment.count('role="option"') == 2
    assert f'href="/jobs/{job.public_id}/"' in fragment
    assert "HX-Request" in response.headers["Vary"]


def test_without_script_the_results_are_a_page(client_as, recruiter, job):
    page = client_as(recruiter).get("/search/?q=night").content.decode()

    assert "<html" in page
    assert 'role="option"' not in page
    assert "Night shift planner" in page
    assert 'value="night"' in page


def test_nothing_found_is_said(client_as, recruiter):
    assert "No match" in client_as(recruiter).get("/search/?q=zzz").content.decode()
    assert "at least two letters" in client_as(recruiter).get("/search/").content.decode()


def test_what_was_typed_is_shown_as_text(client_as, recruiter):
    page = client_as(recruiter).get("/search/?q=<script>").content.decode()

    assert "Search: &lt;script&gt;" in page
    assert "<script>" not in page


def test_searching_costs_six_queries_however_much_is_found(client_as, recruiter, job):
    client = client_as(recruiter)
    counts = []
    for size in (1, 60):
        CandidateFactory.create_batch(size, first_name="Night")
        JobFactory.create_batch(size // 4, title="Night shift", recruiter=recruiter)
        with CaptureQueriesContext(connection) as queries:
            client.get("/search/?q=night")
        counts.append(len(queries))

    # session, user with roles, jobs, people, unread notices, that people were read
    assert counts == [6, 6]


def test_a_thousand_words_are_a_few(client_as, recruiter, job):
    response = client_as(recruiter).get("/search/", {"q": f"{job.public_id} " * 1_500})

    assert [found.public_id for found in response.context["found"].jobs] == [job.public_id]
