"""The hover summary of the In-ATS badge, the spotlight, the pane by job, *Export complete*."""

import pytest

from tests.linkedin_sandbox.customer import (
    NOW_MS,
    application,
    application_key,
    candidate,
    candidate_key,
    job,
)

ILSE = "/recruiter/members/ilse-marbach-demo/"
HINT = "//*[@id='member-ilse-marbach-demo']//*[@role='tooltip']"
SPOTLIT = "/recruiter/?spotlight=past-applicants"
NAMES = "//li[contains(@class, 'rows__row')]//a[bdi]"


@pytest.fixture
def known(connected):
    connected.put("atsCandidates", {candidate_key("cand-1"): candidate()})
    return connected


def apply(customer, number, job_id, name, stage=""):
    key = application_key(f"appl-{number}")
    customer.put(
        "atsApplications", {key: application(atsJobPostingId=job_id, atsJobPostingName=name)}
    )
    if stage:
        entries = {f"s-{number}": {"atsCreatedAt": NOW_MS, "stage": stage}}
        customer.put(f"atsApplications/{key}/stages", entries)


def test_the_badge_tells_jobs_and_stages_newest_first(rita, known):
    known.submit(*[job(f"JOB-{number}") for number in range(1, 5)])
    for number in range(1, 5):
        apply(known, number, f"JOB-{number}", f"Driver {number}", "Interview")

    (hint,) = rita.open("/recruiter/?q=ilse").all(HINT)

    assert hint == "Driver 4: Interview Driver 3: Interview Driver 2: Interview and 1 more"


def test_the_badge_says_when_there_is_nothing_to_see(rita, known):
    assert rita.open("/recruiter/?q=ilse").all(HINT) == ["No applications that you may see"]


def test_a_missing_stage_is_said(rita, known):
    apply(known, 1, "JOB-0042", "Night shift planner")

    assert rita.open("/recruiter/?q=ilse").all(HINT) == ["Night shift planner: stage not sent yet"]


def test_the_spotlight_keeps_those_who_applied(rita, known, linkedin):
    before = rita.open(SPOTLIT)
    apply(known, 1, "JOB-0042", "Night shift planner")

    after = rita.open(f"{SPOTLIT}&q=ilse")
    linkedin.disable(types=["IN_ATS_INDICATOR"])

    assert before.all(NAMES) == rita.open(SPOTLIT).all(NAMES) == []
    assert after.all(NAMES) == ["Ilse Marbach"]
    assert after.one("//input[@name='spotlight']").get("checked") is not None
    assert "rediscovered candidates" in after.text


def test_the_spotlight_follows_a_link_by_hand(rita, known):
    apply(known, 1, "JOB-0042", "Night shift planner")
    other = candidate_key("cand-2")
    known.put("atsCandidates", {other: candidate(emailAddresses=["okko.janssen@example.org"])})
    okko = known.get("atsCandidates", [other]).json()["results"][other]["matchedMembers"][0]
    known.patch("atsCandidates", {candidate_key("cand-1"): {"$set": {"manualMatchedMember": okko}}})

    assert rita.open(SPOTLIT).all(NAMES) == ["Okko Janssen"]


def test_the_pane_groups_by_job_under_active_and_closed(rita, known):
    known.submit(job("JOB-50", title="Night dispatcher"))
    apply(known, 1, "JOB-0042", "Night shift planner", "Interview")
    apply(known, 2, "JOB-0042", "Night shift planner", "Offer")
    apply(known, 3, "JOB-50", "Night dispatcher", "Hired")
    known.submit(job("JOB-50", jobPostingOperationType="CLOSE"))

    page = rita.open(ILSE)

    headings = page.all("//section[@aria-labelledby='jobs-and-statuses']//*[self::h4 or self::h5]")
    assert headings == [
        "Active",
        "Night shift planner JOB-0042",
        "Closed",
        "Night dispatcher JOB-50",
    ]


def test_an_export_that_was_fetched_is_complete(rita, connected, linkedin):
    made = linkedin.export(member="ilse-marbach-demo", seat=77120, job="JOB-0042")
    before = rita.open(ILSE).text

    connected.call("GET", f"exportedCandidates?q=request&requestId={made}")

    assert "Export complete" not in before
    assert "Export complete: Night shift planner (JOB-0042)" in rita.open(ILSE).text


def test_a_result_row_leads_to_the_export(rita, connected):
    page = rita.open("/recruiter/?q=ilse")

    (link,) = page.tree.xpath("//*[@id='member-ilse-marbach-demo']//details//a[1]")

    assert rita.open(link.get("href")).all("//h1") == ["Export Ilse Marbach to Tandem"]
