"""Where a job is, in one of the forms that LinkedIn reads (rsc-contract 7.1.2)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from base.countries import country_names
from jobs.details.services import edit_job
from jobs.lifecycle.services import close_job
from jobs.models import Job
from linkedin_rsc.models import Hold, LedgerRow
from linkedin_rsc.streams import jobs
from linkedin_rsc.streams.job_place import location_of
from linkedin_rsc.streams.sharing import Sharing
from tests.factories.jobs import JobFactory
from tests.linkedin_rsc.pushing import fill, push


@pytest.mark.parametrize(
    ("place", "location"),
    [
        ({"city": "Bremen", "region": "HB", "country_code": "DE"}, "Bremen, HB, Germany"),
        ({"city": "Bremen", "country_code": "DE"}, "Bremen, Germany"),
        ({"city": "Berlin", "region": "Berlin", "country_code": "DE"}, "Berlin, Germany"),
        ({"city": "Singapore", "country_code": "SG"}, "Singapore, Singapore"),
        ({"city": "Berlin", "region": "Berlin"}, "Berlin, Berlin"),
        ({"city": "Austin", "region": "Texas"}, "Austin, Texas"),
        ({"city": " Bremen, ", "country_code": "DE"}, "Bremen, Germany"),
        ({"city": "東京", "country_code": "JP"}, "東京, Japan"),
        ({"city": "-", "postal_code": "28199", "country_code": "DE"}, "28199, DE"),
        ({"country_code": "DE", "workplace_type": "remote"}, "Germany"),
        ({"city": "n", "country_code": "DE", "workplace_type": "remote"}, "n, Germany"),
    ],
)
def test_place_in_a_form_that_linkedin_reads(place, location):
    assert location_of(Job(**place)) == location


@pytest.mark.parametrize(
    "place",
    [
        {},
        {"city": "Bremen"},
        {"city": "Bremen", "country_code": "XX"},
        {"country_code": "DE"},
        {"country_code": "DE", "workplace_type": "hybrid"},
        {"city": " - ", "region": "HB", "country_code": "DE"},
        {"postal_code": "28199"},
        {"workplace_type": "remote"},
    ],
)
def test_place_that_linkedin_cannot_find_is_none(place):
    assert location_of(Job(**place)) == ""


PART = st.text(max_size=100)


@given(PART, PART, PART, st.sampled_from(["", "XX", *country_names()]), st.booleans())
def test_what_is_typed_never_leaves_a_part_empty(city, region, postal_code, code, is_remote):
    job = Job(
        city=city, region=region, postal_code=postal_code, country_code=code,
        workplace_type="remote" if is_remote else "on_site",
    )  # fmt: skip

    location = location_of(job)

    parts = location.split(",")
    assert not location or (all(part.strip() for part in parts) or "," in city + region)
    assert not location or is_remote or len(parts) >= 2


@pytest.mark.django_db
def test_job_without_a_place_is_held_with_the_reason_and_goes_once_it_has_one(
    linkedin, connected, administrator
):
    job = JobFactory(active=True, city="-", country_code="DE")
    fill()
    push()
    row = LedgerRow.objects.get(record=job.public_id)
    assert (row.state, row.hold) == ("held", Hold.NO_PLACE)
    assert "LinkedIn needs the job's place" in row.reason
    assert linkedin.requests(resource="simpleJobPostings") == []

    edit_job(job=job, by=administrator, city="Bremen")
    push()

    [held] = linkedin.state()["jobs"]
    assert held["fields"]["location"] == "Bremen, Germany"


@pytest.mark.django_db
def test_listed_job_that_loses_its_place_is_held_and_still_closed(
    linkedin, connected, administrator
):
    job = JobFactory(active=True)
    fill()
    push()
    edit_job(job=job, by=administrator, city="-")
    push()
    assert LedgerRow.objects.get(record=job.public_id).hold == Hold.NO_PLACE

    close_job(job=job, by=administrator, reason="filled")
    push()

    assert [one["state"] for one in linkedin.state()["jobs"]] == ["CLOSED"]
    assert LedgerRow.objects.get(record=job.public_id).state == "sent"


@pytest.mark.django_db
def test_closed_job_without_a_place_that_linkedin_never_saw_is_held(linkedin, connected):
    job = JobFactory(active=True, city="-", status="closed", close_reason="filled")
    fill()

    push()

    row = LedgerRow.objects.get(record=job.public_id)
    assert (row.state, row.hold) == ("held", Hold.NO_PLACE)
    assert linkedin.state()["jobs"] == []


@pytest.mark.django_db
def test_confidential_draft_says_nothing_of_its_place(connected):
    job = JobFactory(city="-", is_confidential=True)

    assert jobs.hold(job, Sharing.current()) == Hold.CONFIDENTIAL_JOB
