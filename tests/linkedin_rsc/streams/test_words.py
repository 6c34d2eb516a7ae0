"""What LinkedIn is told about each kind of record, whole: what is left out becomes null there."""

from datetime import UTC, datetime, timedelta

import pytest

from applications.models import StageChange
from candidates.models import Source
from jobs.models import Job
from linkedin_rsc.streams import applications, candidates, jobs, stages
from linkedin_rsc.streams.job_steps import availability_of
from linkedin_rsc.streams.job_words import describe
from linkedin_rsc.streams.sharing import Sharing
from tests.factories.accounts import UserFactory
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.jobs import JobFactory
from tests.factories.linkedin_rsc import ConnectionFactory

pytestmark = pytest.mark.django_db

# The moments of the examples in rsc-contract 7.
CREATED, CREATED_MS = datetime(2024, 11, 13, 12, 13, 20, tzinfo=UTC), 1731500000000
CHANGED, CHANGED_MS = CREATED + timedelta(days=1), 1731586400000
LONG_ENOUGH = f"<p>{'x' * 100}</p>"


def told_of_job(**fields: object) -> dict:
    job = JobFactory(public_id="job-204", **{"created_at": CREATED, **fields})
    sharing = Sharing.of(ConnectionFactory(enabled=True))
    return describe(jobs.load([job.public_id])["job-204"], sharing)


def told_of_candidate(candidate) -> dict:
    loaded = candidates.load([candidate.public_id])["cand-881"]
    return candidates.tell(loaded)


def told_of_application(application) -> dict:
    loaded = applications.load([application.public_id])["appl-3307"]
    return applications.tell(loaded)


@pytest.mark.parametrize(("first", "last"), [("Suharto", ""), ("", "Suharto")])
def test_one_name_is_told_as_both_since_linkedin_refuses_an_empty_one(first, last):
    candidate = CandidateFactory(public_id="cand-881", first_name=first, last_name=last)
    application = ApplicationFactory(public_id="appl-3307", candidate=candidate)

    for told in (told_of_candidate(candidate), told_of_application(application)):
        assert (told["firstName"], told["lastName"]) == ("Suharto", "Suharto")


# -- Jobs (rsc-contract 7.1.2) ------------------------------------------------------------------


def test_job_is_told_whole():
    told = told_of_job(
        title="Night shift planner", description=LONG_ENOUGH, region="HB",
        employment_type="part_time", workplace_type="hybrid", activated_at=CHANGED,
        recruiter=UserFactory(email="rita@nordwind.example"),
    )  # fmt: skip

    assert told == {
        "integrationContext": "urn:li:organization:9100321",
        "externalJobPostingId": "job-204",
        "companyJobCode": "job-204",
        "title": "Night shift planner",
        "description": LONG_ENOUGH,
        "location": "Bremen, HB, Germany",
        "companyApplyUrl": "http://testserver/careers/job-204/apply/",
        "listedAt": CREATED_MS,
        "posterEmail": "rita@nordwind.example",
        "accessRestricted": False,
        "employmentStatus": "PART_TIME",
        "workplaceTypes": ["Hybrid"],
    }


def test_job_without_region_is_placed_by_city_and_country():
    assert told_of_job()["location"] == "Bremen, Germany"


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("full_time", "FULL_TIME"),
        ("part_time", "PART_TIME"),
        ("contract", "CONTRACT"),
        ("temporary", "TEMPORARY"),
        ("internship", "INTERNSHIP"),
        ("volunteer", "VOLUNTEER"),
    ],
)
def test_employment_type_in_linkedins_words(ours, theirs):
    assert told_of_job(employment_type=ours)["employmentStatus"] == theirs


@pytest.mark.parametrize(
    ("ours", "theirs"), [("on_site", "On-site"), ("hybrid", "Hybrid"), ("remote", "Remote")]
)
def test_workplace_type_in_linkedins_words(ours, theirs):
    assert told_of_job(workplace_type=ours)["workplaceTypes"] == [theirs]


@pytest.mark.parametrize(
    ("own", "companys", "theirs"),
    [
        ("inherit", "public", "PUBLIC"),
        ("inherit", "private", "PRIVATE_TO_ATS_INTEGRATION"),
        ("public", "private", "PUBLIC"),
        ("private", "public", "PRIVATE_TO_ATS_INTEGRATION"),
    ],
)
def test_availability_is_the_jobs_own_choice_before_the_companys(own, companys, theirs):
    sharing = Sharing.of(ConnectionFactory(job_availability=companys))

    assert availability_of(Job(linkedin_availability=own), sharing) == theirs


def test_too_short_description_is_followed_by_the_facts_of_the_job():
    too_short = f"<p>{'x' * 99}</p>"

    told = told_of_job(title="R&D planner", description=too_short)

    assert told["description"] == (
        f"{too_short}<p>Job title: R&amp;D planner</p><p>Place: Bremen, Germany</p>"
        "<p>Employment type: Full-time</p><p>Workplace type: On-site</p><p>Job ID: job-204</p>"
        "<p>Open since: 13 November 2024</p>"
    )


# -- Candidates (rsc-contract 7.2.1) ------------------------------------------------------------


def test_candidate_is_told_whole():
    candidate = CandidateFactory(
        public_id="cand-881", first_name="Ilse", last_name="Marbach", email="ilse@example.org",
        city="Bremen", region="HB", country_code="DE", current_company="Hafenwerk Bremen",
        current_title="Dispatcher", linkedin_url="https://www.linkedin.com/in/ilse-marbach-demo",
        do_not_contact=True, created_at=CREATED, updated_at=CHANGED,
    )  # fmt: skip
    candidate.emails.create(email="marbach@example.org")
    for number in ("+494215550100", "+494215550100 ext. 7"):
        candidate.phones.create(number=number)

    assert told_of_candidate(candidate) == {
        "firstName": "Ilse",
        "lastName": "Marbach",
        "emailAddresses": ["ilse@example.org", "marbach@example.org"],
        "phoneNumbers": [
            {"number": "+494215550100", "extension": ""},
            {"number": "+494215550100", "extension": "7"},
        ],
        "addresses": [
            {
                "city": "Bremen",
                "geographicArea": "HB",
                "geographicAreaType": "STATE",
                "country": "de",
            }
        ],
        "currentCompanyName": "Hafenwerk Bremen",
        "currentJobTitle": "Dispatcher",
        "externalProfileUrl": "http://testserver/candidates/cand-881/",
        "linkedInProfileUrl": "https://www.linkedin.com/in/ilse-marbach-demo",
        "doNotContact": True,
        "atsCreatedAt": CREATED_MS,
        "atsLastModifiedAt": CHANGED_MS,
    }


def test_candidate_of_whom_little_is_known_gets_nothing_invented():
    """An edit dated before the creation counts as one of that moment."""
    candidate = CandidateFactory(
        public_id="cand-881", last_name="Marbach",
        created_at=CREATED, updated_at=CREATED - timedelta(days=1),
    )  # fmt: skip

    assert told_of_candidate(candidate) == {
        "firstName": "Ilse",
        "lastName": "Marbach",
        "emailAddresses": [],
        "phoneNumbers": [],
        "addresses": [],
        "externalProfileUrl": "http://testserver/candidates/cand-881/",
        "doNotContact": False,
        "atsCreatedAt": CREATED_MS,
        "atsLastModifiedAt": CREATED_MS,
    }


@pytest.mark.parametrize(
    ("known", "address"),
    [
        ({"city": "Bremen"}, {"city": "Bremen"}),
        ({"country_code": "DE"}, {"city": "", "country": "de"}),
    ],
)
def test_half_an_address_is_told_as_far_as_it_is_known(known, address):
    candidate = CandidateFactory(public_id="cand-881", **known)

    assert told_of_candidate(candidate)["addresses"] == [address]


# -- Applications and stages (rsc-contract 7.4 and 7.7) -----------------------------------------

LEAST_OF_APPLICATION = {
    "atsCandidateId": "cand-881",
    "atsJobPostingId": "job-204",
    "atsJobPostingName": "Night shift planner",
    "firstName": "Ilse",
    "lastName": "Marbach",
    "atsCreatedAt": CREATED_MS,
    "atsLastModifiedAt": CHANGED_MS,
}


def apply(**fields: object):
    return ApplicationFactory(
        public_id="appl-3307", candidate__public_id="cand-881", candidate__last_name="Marbach",
        job__public_id="job-204", job__title="Night shift planner", at="Screen",
        created_at=CREATED, updated_at=CHANGED, **fields,
    )  # fmt: skip


def test_application_without_email_source_or_end_omits_them():
    assert told_of_application(apply()) == LEAST_OF_APPLICATION


def test_application_is_told_whole_with_the_primary_address():
    application = apply(source=Source.objects.create(name="Job fair Bremen"))
    application.candidate.emails.create(email="first@example.org")
    application.candidate.emails.create(email="primary@example.org", is_primary=True)

    assert told_of_application(application) == LEAST_OF_APPLICATION | {
        "candidateEmail": "primary@example.org",
        "source": "Job fair Bremen",
    }


def test_rejected_application_says_why():
    assert told_of_application(apply(rejected=True)) == LEAST_OF_APPLICATION | {
        "dispositionReason": "Experience"
    }


def test_stage_is_told_with_the_time_it_was_entered():
    application = apply()
    change = application.stage_changes.create(
        to_stage=application.stage, label="Phone screen", changed_at=CHANGED
    )

    loaded = stages.load([change.public_id])[change.public_id]

    assert stages.word(loaded, None, None) == {"atsCreatedAt": CHANGED_MS, "stage": "Phone screen"}


def test_stage_text_is_cut_after_100_characters():
    change = StageChange(label="x" * 101, changed_at=CHANGED)

    assert stages.word(change, None, None)["stage"] == "x" * 100
