"""What Recruiter shows: open jobs while exporting, applications in the In-ATS pane (4.4)."""

import pytest

from tests.linkedin_sandbox.customer import (
    NOW_MS,
    application,
    application_key,
    candidate,
    candidate_key,
    job,
)

ILSE = "ilse-marbach-demo"


@pytest.fixture
def applied(customer):
    customer.configure("ONE_CLICK_EXPORT", JOB_POSTING_VIEWERS="ALL_PRODUCT_USERS")
    customer.configure("IN_ATS_INDICATOR", APPLICATION_VIEWERS="ALL_PRODUCT_USERS")
    customer.submit(job())
    customer.put("atsCandidates", {candidate_key("cand-1"): candidate()})
    customer.put("atsApplications", {application_key("appl-1"): application()})
    return customer


def jobs_offered(linkedin, text=""):
    return [offered["external_id"] for offered in linkedin.exportable_jobs(text)]


def test_open_jobs_are_found_by_title_and_by_id(linkedin, applied):
    applied.submit(job("JOB-2", title="Fleet manager"))
    applied.submit(job("JOB-3"), job("JOB-4"))
    applied.submit(job("JOB-4", jobPostingOperationType="CLOSE"))

    assert jobs_offered(linkedin) == ["JOB-2", "JOB-1", "JOB-3"]
    assert jobs_offered(linkedin, "fleet") == ["JOB-2"]
    assert jobs_offered(linkedin, "job-3") == ["JOB-3"]


def test_jobs_leave_the_list_after_half_a_year(linkedin, applied):
    linkedin.advance_clock(180 * 86_400 + 1)

    assert jobs_offered(linkedin) == []


def test_without_viewers_only_unrestricted_jobs_show(linkedin, customer):
    customer.submit(job("JOB-1"), job("JOB-2", accessRestricted=False))

    assert jobs_offered(linkedin) == ["JOB-2"]


def test_the_pane_shows_the_application_with_its_history(linkedin, applied):
    path = f"atsApplications/{application_key('appl-1')}"
    later, earlier = (
        {"atsCreatedAt": NOW_MS, "stage": "Interview"},
        {
            "atsCreatedAt": NOW_MS - 1000,
            "stage": "Application",
        },
    )
    applied.put(f"{path}/stages", {"s-2": later, "s-1": earlier})
    applied.put(f"{path}/notes", {"n-1": {"note": "Invite."}})
    applied.put(f"{path}/interviewFeedback", {"f-1": {"feedback": "Calm."}})
    applied.put(f"atsCandidates/{candidate_key('cand-1')}/notes", {"c-1": {"note": "Nights."}})

    pane = linkedin.indicator(ILSE)
    (shown,) = pane["applications"]

    assert shown["job_name"] == "Night shift planner"
    assert shown["stages"] == ["Application", "Interview"]
    assert shown["current_stage"] == "Interview"
    assert (shown["notes"], shown["interview_feedback"]) == (["Invite."], [{"feedback": "Calm."}])
    assert pane["notes"] == ["Nights."]


def test_the_pane_is_empty_for_others_and_while_disabled(linkedin, applied):
    others = linkedin.indicator("okko-janssen-demo")["applications"]
    linkedin.disable(types=["IN_ATS_INDICATOR"])

    assert others == []
    assert linkedin.indicator(ILSE) == {"is_enabled": False, "applications": [], "notes": []}


def test_without_viewers_applications_of_restricted_jobs_are_hidden(linkedin, customer):
    customer.submit(job("JOB-1"), job("JOB-2", accessRestricted=False))
    customer.put("atsCandidates", {candidate_key("cand-1"): candidate()})
    customer.put(
        "atsApplications",
        {
            application_key("appl-1"): application(),
            application_key("appl-2"): application(atsJobPostingId="JOB-2"),
        },
    )

    shown = linkedin.indicator(ILSE)["applications"]

    assert [one["external_id"] for one in shown] == ["appl-2"]


def test_a_manual_match_outdoes_the_algorithm(linkedin, applied):
    other = candidate_key("cand-2")
    applied.put("atsCandidates", {other: candidate(emailAddresses=["okko.janssen@example.org"])})
    okko = applied.get("atsCandidates", [other]).json()["results"][other]["matchedMembers"][0]
    applied.patch(
        "atsCandidates", {candidate_key("cand-1"): {"$set": {"manualMatchedMember": okko}}}
    )

    assert linkedin.indicator(ILSE)["applications"] == []
    assert len(linkedin.indicator("okko-janssen-demo")["applications"]) == 1
