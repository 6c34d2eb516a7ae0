"""A member's profile and the In-ATS pane beside it."""

import pytest
import requests

from tests.linkedin_sandbox.customer import (
    CONTRACT,
    NOW_MS,
    application,
    application_key,
    candidate,
    candidate_key,
)

ILSE = "/recruiter/members/ilse-marbach-demo/"
PANE = "//section[@aria-labelledby='in-ats']"
HOUR_MS = 3_600_000


def part(page, name):
    (text,) = page.all(f"//section[@aria-labelledby='{name}']")
    return text


@pytest.fixture
def applied(connected):
    connected.put(
        "atsCandidates",
        {candidate_key("cand-1"): candidate(externalProfileUrl="https://ats.example/people/1")},
    )
    connected.put(
        "atsApplications",
        {
            application_key("appl-1"): application(
                atsJobPostingId="JOB-0042",
                source="Rita Lindqvist (LinkedIn Recruiter)",
                dispositionReason="Withdrew",
            )
        },
    )
    return connected


def test_the_profile_shows_who_the_member_is(rita):
    page = rita.open(ILSE)

    assert page.all("//h1") == ["Ilse Marbach"]
    assert "https://www.linkedin.com/in/ilse-marbach-demo" in page.text
    assert part(page, "experience") == (
        "Experience Night shift planner Hafenwerk Bremen 3 years "
        "Dispatcher Hafenwerk Bremen 2 years"
    )
    assert part(page, "skills") == "Skills Route planning SAP TM Team lead"
    assert "B.A. International business" in part(page, "education")


def test_an_unknown_member_is_not_found(rita):
    page = rita.open("/recruiter/members/nobody/")

    assert (page.status, page.all("//h1")) == (404, ["There is nothing at this address"])


def test_the_pane_says_when_the_indicator_is_off(rita, linkedin):
    assert "In-ATS indicator is not enabled" in rita.open(ILSE).all(PANE)[0]


def test_the_pane_says_when_the_ats_does_not_know_somebody(rita, connected):
    assert rita.open(ILSE).all(PANE) == ["In ATS Not in your ATS"]


def test_jobs_and_statuses_show_stage_dates_history_and_disposition(rita, applied):
    applied.put(
        f"atsApplications/{application_key('appl-1')}/stages",
        {
            "s-2": {"atsCreatedAt": NOW_MS, "stage": "Interview"},
            "s-1": {"atsCreatedAt": NOW_MS - HOUR_MS, "stage": "Application"},
        },
    )

    page = rita.open(ILSE)

    shown = part(page, "jobs-and-statuses")
    assert "Night shift planner JOB-0042 Current stage: Interview Disposition: Withdrew" in shown
    assert "Source: Rita Lindqvist (LinkedIn Recruiter)." in shown
    history = page.all("//ol[starts-with(@aria-label, 'History of stages')]/li")
    assert [entry.split()[0] for entry in history] == ["Interview", "Application"]
    assert len(page.tree.xpath("//section[@aria-labelledby='jobs-and-statuses']//time")) == 4


def test_feedback_shows_who_gave_it_and_its_evaluations(rita, applied):
    applied.put(
        f"atsApplications/{application_key('appl-1')}/interviewFeedback",
        {
            "f-1": {
                "atsCreatedAt": NOW_MS,
                "interviewType": "PHONE_SCREEN",
                "interviewer": {"firstName": "Okko", "lastName": "Janssen"},
                "feedback": "Calm, precise.",
                "evaluations": [{"attribute": "Recommendation", "result": "Yes"}],
            },
            "f-2": {},
        },
    )

    shown = part(rita.open(ILSE), "interview-feedback")

    assert "Phone screen Night shift planner Okko Janssen," in shown
    assert "Calm, precise. Recommendation Yes" in shown
    assert "Interview Night shift planner no date" in shown


def test_notes_of_person_and_application_are_shown_exactly_as_sent(rita, applied):
    text = "First <b>line</b>\n\n  second & last"
    note = {"note": text, "author": {"firstName": "Tomke", "lastName": "Behrens"}}
    applied.put(f"atsCandidates/{candidate_key('cand-1')}/notes", {"c-1": note})
    applied.put(f"atsApplications/{application_key('appl-1')}/notes", {"n-1": note})

    page = rita.open(ILSE)

    notes = page.tree.xpath("//section[@aria-labelledby='notes']//*[@class='verbatim']")
    assert [found.text_content() for found in notes] == [text, text]
    assert part(page, "notes").endswith("no date, on the application for Night shift planner")


def test_the_pane_leads_into_the_ats(rita, applied):
    link = rita.open(ILSE).one("//a[@href='https://ats.example/people/1']")

    assert link.text_content() == "Open Ilse in Tandem"


def test_applications_hidden_from_recruiter_users_stay_hidden(rita, customer):
    customer.put("atsCandidates", {candidate_key("cand-1"): candidate()})

    assert "No applications that you may see." in part(rita.open(ILSE), "jobs-and-statuses")


def test_the_pane_names_the_resume_of_an_application(rita, applied):
    answer = applied.call(
        "POST",
        "hireMediaUrl",
        json={
            "fileName": "Ilse Marbach.pdf",
            "contentType": "application/pdf",
            "hiringContext": CONTRACT,
            "usageParameters": {"recruiterSystemConnectResumeParameters": {}},
        },
    ).json()
    requests.put(
        answer["uploadUrl"], b"%PDF-1.7", headers={"Content-Type": "application/pdf"}, timeout=20
    )
    words = {"fileName": "Ilse Marbach.pdf", "fileType": "PDF", "atsCreatedAt": NOW_MS}
    applied.put(
        f"atsApplications/{application_key('appl-1')}/resumes",
        {"docu-1": {**words, "resumeUrn": answer["resumeUrn"]}},
    )

    assert "Resume: Ilse Marbach.pdf PDF," in part(rita.open(ILSE), "in-ats")
