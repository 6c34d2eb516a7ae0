"""The search for everything finds only what the searcher may open."""

from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ats.queries import find_everything
from base.text import folded
from candidates.search_text import search_text_of
from jobs.models import job_id_in
from tests.factories.accounts import UserFactory
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.jobs import JobFactory
from tests.factories.talent_pools import PoolFactory


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


def test_the_nearest_title_comes_first_however_old_it_is(recruiter):
    named = JobFactory(title="Porter", recruiter=recruiter)
    begins = JobFactory(active=True, title="Porterhouse cook", recruiter=recruiter)
    inside = JobFactory(active=True, title="Reporter", recruiter=recruiter)

    assert find(recruiter, "porter").jobs == [named, begins, inside]


def test_active_jobs_come_before_drafts(recruiter, job):
    draft = JobFactory(title="Night shift lead", recruiter=recruiter)

    assert find(recruiter, "night").jobs == [job, draft]


def test_people_are_found_by_every_word(recruiter):
    ilse = CandidateFactory(first_name="Ilse", last_name="Marbach")
    CandidateFactory(first_name="Ilse", last_name="Okafor")

    assert find(recruiter, " marb  ilse ").people == [ilse]


def test_outsiders_find_no_job(outsider, job):
    assert find(outsider, "night").jobs == []


def test_pools_that_one_may_open_are_found_the_nearest_first(recruiter, interviewer, administrator):
    inside = PoolFactory(name="All overnight porters", owner=recruiter)
    named = PoolFactory(name="Drivers at night", owner=recruiter)
    others = PoolFactory(name="Night owls", owner=UserFactory(roles=["recruiter"]))
    shared = PoolFactory(name="Würzburg nights", owner=others.owner, contributors=[recruiter])

    assert find(recruiter, "night").pools == [named, shared, inside]
    assert find(recruiter, "wuerzburg").pools == [shared]
    assert find(administrator, "owls").pools == [others]
    assert find(interviewer, "night").pools == []


def test_a_pool_is_found_on_the_page_and_in_the_menu(client_as, recruiter):
    pool = PoolFactory(name="<Silver> medalists", owner=recruiter)

    for headers in ({}, {"HX-Request": "true"}):
        page = client_as(recruiter).get("/search/?q=silver", headers=headers).text
        assert f'href="/talent-pools/{pool.public_id}/"' in page
        assert "&lt;Silver&gt; medalists" in page


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


def test_searching_costs_eight_queries_however_much_is_found(client_as, recruiter, job):
    client = client_as(recruiter)
    counts = []
    for size in (1, 60):
        CandidateFactory.create_batch(size, first_name="Night")
        JobFactory.create_batch(size // 4, title="Night shift", recruiter=recruiter)
        PoolFactory.create_batch(size // 4, owner=recruiter)
        with CaptureQueriesContext(connection) as queries:
            client.get("/search/?q=night")
        counts.append(len(queries))

    # session, user with roles, jobs, people, pools, tags, unread notices, that people were read
    assert counts == [8, 8]


def test_a_thousand_words_are_a_few(client_as, recruiter, job):
    response = client_as(recruiter).get("/search/", {"q": f"{job.public_id} " * 1_500})

    assert [found.public_id for found in response.context["found"].jobs] == [job.public_id]


def person(first_name, last_name, **fields):
    """Return somebody whose search text is what the services make of them."""
    email = fields.pop("email", "")
    candidate = CandidateFactory(first_name=first_name, last_name=last_name, **fields)
    candidate.search_text = search_text_of(candidate, emails=[email], phones=[])
    candidate.save()
    return candidate


def test_names_come_first_and_the_nearest_name_before_all(recruiter):
    inner = person("Anna", "Goldmann")
    whole = person("Ines", "Mann")
    by_mail = person("Zoe", "Okafor", email="mann@mail.example")
    by_work = person("Yara", "Okafor", headline="Knows Mann und Partner")
    beginning = person("Bo", "Mannheim")

    assert find(recruiter, "mann").people == [whole, beginning, inner, by_work, by_mail]


def test_every_word_counts_for_how_near_a_name_is(recruiter):
    half = person("Ines", "Okafor", headline="Worked with Mann")
    whole = person("Ines", "Mann")
    other = person("Inesa", "Mann")

    assert find(recruiter, "mann ines").people == [whole, other, half]


def test_equally_near_names_come_newest_first(recruiter):
    older, newer = person("Ines", "Mann"), person("Ines", "Mann")

    assert find(recruiter, "ines").people == [newer, older]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("mueller", "Müller"), ("müller", "Mueller"), ("Muller", "Müller"), ("MÜLLER", "müller"),
        ("joergensen", "Jørgensen"), ("jørgensen", "Joergensen"), ("jorgensen", "Jørgensen"),
        ("aaberg", "Åberg"), ("åberg", "Aaberg"), ("schaefer", "Schäfer"), ("Bauer", "Bauer"),
        ("strasse", "Straße"), ("o'brien", "O’Brien"), ("lopez", "López"),
    ],
)  # fmt: skip
def test_a_name_is_found_however_it_is_spelled(recruiter, typed, written):
    found = person("Ines", written)
    person("Ines", "Okafor")

    assert find(recruiter, typed).people == [found]
    assert find(recruiter, f"ines {typed}").people == [found]


@pytest.mark.parametrize("name", ["Müller", "Bauer", "Samuel", "Queen", "Ångström", "李", "Śmigły"])
def test_whatever_a_name_is_its_own_spelling_finds_it(recruiter, name):
    found = person("Ines", name)

    assert find(recruiter, name if len(name) > 1 else f"ines {name}").people == [found]


@pytest.mark.parametrize(
    "spelling",
    ["{id}", "{lower}", "{number}", "#{number}", "# {number}", "job {number}", "job{number}",
     "JOB-{number}", "job - {number}", "Job #{number}", "job no. {number}", "job_{number}",
     "job:{number}", "job ID {number}", "0{number}"],
)  # fmt: skip
def test_a_job_id_is_known_in_any_usual_spelling(recruiter, job, spelling):
    number, job.public_id = 13, "JOB-0013"
    job.search_text = folded(f"{job.title} {job.public_id}")
    job.save()
    JobFactory(active=True, title=f"Like {job.public_id}", recruiter=recruiter)
    person("Ines", f"Mann {number}")

    found = find(
        recruiter, spelling.format(id=job.public_id, lower=job.public_id.lower(), number=number)
    )

    assert found.jobs[0] == job
    assert found.groups[0][0] == "jobs"


@pytest.mark.parametrize("words", ["job", "#", "job-", "13 men", "1234567890", "jobs 1 2"])
def test_what_is_no_job_id_stands_for_none(words):
    assert job_id_in(words) == ""


def test_people_lead_where_a_name_is_meant_and_jobs_where_their_title_is(recruiter, job):
    person("Ines", "Night")
    assert [kind for kind, _rows in find(recruiter, "night").groups] == ["people", "jobs"]

    person("Yara", "Okafor", headline="Head of planner tools")
    assert [kind for kind, _rows in find(recruiter, "planner").groups] == ["jobs", "people"]


@pytest.mark.parametrize("words", ["cold", "Cold Chain", "KÜHLKETTE", "kuehl"])
def test_tags_are_found_and_lead_to_whoever_wears_them(client_as, recruiter, words):
    for name in ("Cold chain", "Kühlkette"):
        CandidateFactory().tags.create(name=name)
    wanted = "Cold chain" if "c" in words.lower() else "Kühlkette"

    page = client_as(recruiter).get("/search/", {"q": words}).content.decode()

    assert [tag.name for tag in find(recruiter, words).tags] == [wanted]
    assert f"/candidates/?tag={quote(wanted)}" in page


def test_tags_that_only_unseen_people_wear_are_not_found(interviewer, outsider, recruiter, job):
    CandidateFactory(is_private=True, created_by=recruiter).tags.create(name="Poached")
    ApplicationFactory(job=job).candidate.tags.create(name="Prospected")

    assert find(outsider, "poached").tags == []
    assert find(interviewer, "prospected").tags == []
    assert len(find(recruiter, "poached").tags) == 1
