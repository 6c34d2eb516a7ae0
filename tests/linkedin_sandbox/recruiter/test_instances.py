"""*Change ATS*: a second instance of the ATS, serving a sister of the company."""

import pytest

from tests.linkedin_sandbox.customer import COMPANY_TYPES, integration_key, job, provision

PROFILE = "/recruiter/members/ilse-marbach-demo/"
EXPORT = f"{PROFILE}export/"
FORM = "//main//form[@method='post']"
FERRIES = "urn:li:organization:9100322"


@pytest.fixture
def ferries(parent, connected):
    """Tandem's second instance, with one open job of its own."""
    second = provision(parent, "tenant-2", name="Tandem - Nordwind Ferries")
    keys = [integration_key(type_, FERRIES) for type_ in COMPANY_TYPES]
    named = {key: {"$set": {"integrationName": "Tandem Ferries"}} for key in keys}
    second.patch("atsIntegrations", named)
    second.linkedin.enable(client_id=second.client_id)
    exports = f"atsIntegrations/{integration_key('ONE_CLICK_EXPORT', FERRIES)}/configurations"
    value = {"configurationValue": {"string": "ALL_PRODUCT_USERS"}}
    second.put(exports, {"JOB_POSTING_VIEWERS": value})
    second.submit(job("FERRY-1", integrationContext=FERRIES, title="Ferry captain"))
    return second


def test_with_one_instance_there_is_nothing_to_change(rita, connected):
    assert "Change ATS" not in rita.open(EXPORT).text


def test_the_other_instance_offers_its_own_jobs(rita, ferries):
    page = rita.open(EXPORT)
    link = page.one("//details[summary='Change ATS']//a")

    other = rita.open(link.get("href"))

    assert link.text_content() == "Tandem – Nordwind Ferries"
    assert page.all("//select[@id='job']/option")[1:] == ["Night shift planner (JOB-0042)"]
    assert other.all("//select[@id='job']/option")[1:] == ["Ferry captain (FERRY-1)"]
    assert other.all("//*[@aria-current='true']") == ["Tandem – Nordwind Ferries"]


def test_an_export_goes_to_the_chosen_instance(rita, ferries, connected):
    page = rita.send(rita.open(f"{EXPORT}?ats=9100322"), FORM, job="FERRY-1")
    (made,) = rita.linkedin.state()["exports"]
    asked = f"exportedCandidates?q=request&requestId={made['request_id']}"

    theirs, ours = ferries.call("GET", asked), connected.call("GET", asked)

    assert page.said[0].startswith("Sent to Tandem for Ferry captain (FERRY-1)")
    assert (theirs.status_code, ours.status_code) == (200, 404)
    assert theirs.json()["elements"][0]["integrationContext"] == FERRIES


def test_an_instance_there_is_not_is_the_own_one(rita, connected):
    page = rita.open(f"{EXPORT}?ats=1")

    assert page.all("//select[@id='job']/option")[1:] == ["Night shift planner (JOB-0042)"]


def test_the_typeahead_asks_the_chosen_instance(rita, ferries):
    url = f"{rita.linkedin.url}/recruiter/jobs/?text=&ats=9100322"

    assert [one["id"] for one in rita.session.get(url).json()["jobs"]] == ["FERRY-1"]


def test_the_sister_has_a_level_of_its_own(rita, ferries, linkedin):
    page = rita.open("/recruiter/settings/ats/")
    assert "Company level – Nordwind Ferries" in page.all("//h2")

    page = rita.send(page, "//form[contains(@action, 'company-level/9100322/')]")

    assert page.said == ["Company level – Nordwind Ferries is off. Your ATS has been told."]
    assert "Change ATS" not in rita.open(EXPORT).text


def test_whoever_misses_a_job_is_told_what_may_have_become_of_it(rita, connected):
    connected.submit(job("JOB-50"), job("JOB-51"))
    for number in ("JOB-50", "JOB-51"):
        connected.submit(job(number, jobPostingOperationType="CLOSE"))

    (help_text,) = rita.open(EXPORT).all("//details[summary='Not seeing the jobs you expect?']")

    assert "2 jobs are closed." in help_text


def test_jobs_kept_from_recruiter_users_are_counted(rita, customer):
    customer.submit(job("JOB-1"), job("JOB-2", accessRestricted=False))

    (help_text,) = rita.open(EXPORT).all("//details[summary='Not seeing the jobs you expect?']")

    assert "1 job is kept from Recruiter users." in help_text
