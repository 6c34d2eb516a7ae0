"""*Export to ATS* as a form without script; the typeahead is in test_in_browser.py."""

import pytest

from tests.linkedin_sandbox.customer import job
from tests.linkedin_sandbox.receiver import wait_for

PROFILE = "/recruiter/members/ilse-marbach-demo/"
EXPORT = f"{PROFILE}export/"
FORM = "//main//form[@method='post']"


def exports(linkedin):
    return [(one["member"], one["job"], one["seat"]) for one in linkedin.state()["exports"]]


def test_the_button_on_the_profile_leads_to_the_form(rita, connected):
    page = rita.open(PROFILE)

    page = rita.send(page, "//form[.//button[text()='Export to ATS']]")

    assert page.all("//h1") == ["Export Ilse Marbach to Tandem"]
    assert page.all("//select[@id='job']/option") == [
        "Choose a job",
        "Night shift planner (JOB-0042)",
    ]
    assert page.all("//label[@for='job']") == ["Job"]


def test_exporting_says_what_happens_now(rita, linkedin, connected):
    page = rita.send(rita.open(EXPORT), FORM, job="JOB-0042", email="ilse@home.example")

    assert page.address.endswith(PROFILE)
    (said,) = page.said
    assert said == (
        "Sent to Tandem for Night shift planner (JOB-0042); "
        "it fetches the profile of Ilse Marbach within moments."
    )
    assert exports(linkedin) == [("ilse-marbach-demo", "JOB-0042", 77120)]


def test_the_ats_learns_the_typed_address_and_the_page_that_it_was_fetched(
    rita, connected, receiver
):
    receiver.secret = connected.client_secret
    connected.configure("ONE_CLICK_EXPORT", CALLBACK_URL=receiver.url)
    rita.send(rita.open(EXPORT), FORM, job="JOB-0042", email="ilse@home.example")
    waiting = rita.open(PROFILE)

    pushed = wait_for(lambda: receiver.pushes)[0].content
    answer = connected.call("GET", f"exportedCandidates?q=request&requestId={pushed['id']}")

    assert answer.status_code == 200, answer.text
    assert "Waiting for Tandem to fetch it" in waiting.text
    assert answer.json()["elements"][0]["candidate"]["emailAddresses"] == ["ilse@home.example"]
    assert "Fetched by Tandem" in rita.open(PROFILE).text


def test_an_export_nobody_can_be_told_of_says_so(rita, connected):
    page = rita.send(rita.open(EXPORT), FORM, job="JOB-0042")

    assert "Not fetched. Push: no callback url." in page.text


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({}, "Choose one of the jobs in the list."),
        ({"job_text": "night"}, "Choose one of the jobs in the list."),
        ({"job": "JOB-9"}, "This job is no longer open for exports. Choose another."),
    ],
)
def test_without_an_open_job_nothing_is_sent(rita, linkedin, connected, sent, says):
    page = rita.send(rita.open(EXPORT), FORM, email="ilse@home.example", **sent)

    assert (page.status, page.all("//*[@id='job-problem']")) == (422, [says])
    assert page.one("//input[@id='email']").get("value") == "ilse@home.example"
    assert exports(linkedin) == []


def test_a_job_id_typed_in_full_is_understood(rita, linkedin, connected):
    rita.send(rita.open(EXPORT), FORM, job="", job_text="job-0042")

    assert exports(linkedin) == [("ilse-marbach-demo", "JOB-0042", 77120)]


def test_a_wrong_address_is_refused_and_everything_typed_is_kept(rita, linkedin, connected):
    page = rita.send(rita.open(EXPORT), FORM, job="JOB-0042", email="ilse@home")

    assert page.all("//*[@id='email-problem']") == [
        "Write the whole address, like name@example.org."
    ]
    assert page.one("//input[@id='email']").get("value") == "ilse@home"
    assert page.one("//select[@id='job']").value == "JOB-0042"
    assert exports(linkedin) == []


def test_a_job_that_is_not_among_the_first_stays_chosen(rita, connected):
    connected.submit(*[job(f"JOB-{n}", title=f"Driver {n}") for n in range(100, 125)])

    page = rita.send(rita.open(EXPORT), FORM, job="JOB-124", email="nonsense")

    assert page.one("//select[@id='job']").value == "JOB-124"


def test_without_the_integration_the_form_says_who_can_enable_it(rita, linkedin, connected):
    linkedin.disable(types=["ONE_CLICK_EXPORT"])

    page = rita.open(EXPORT)

    (says,) = page.alerts
    assert says == (
        "One-click export is not enabled for your company. "
        "An admin of Recruiter can enable it under Admin settings > ATS, Company level."
    )
    assert not page.has_button("Export")


def test_a_form_opened_before_the_switch_was_turned_off_sends_nothing(rita, linkedin, connected):
    page = rita.open(EXPORT)
    linkedin.disable(types=["ONE_CLICK_EXPORT"])

    page = rita.send(page, FORM, job="JOB-0042")

    assert (page.status, exports(linkedin)) == (422, [])
    assert page.alerts[0].startswith("One-click export is not enabled")


def test_the_monthly_limit_is_counted_by_seat(rita, carl, linkedin, connected):
    linkedin.turn(exports_per_seat_and_month=2)
    rita.send(rita.open(EXPORT), FORM, job="JOB-0042")
    assert "1 of 2 exports left this month." in rita.open(EXPORT).text
    rita.send(rita.open(EXPORT), FORM, job="JOB-0042")

    (says,) = rita.open(EXPORT).alerts
    assert says == (
        "You have used all 2 exports of this month. "
        "The count starts again on the first of next month."
    )
    assert carl.open(EXPORT).has_button("Export")


def test_no_jobs_yet_says_why(rita, customer, linkedin):
    none_sent = rita.open(EXPORT).alerts[0]
    customer.submit(job("JOB-1"))
    not_visible = rita.open(EXPORT).alerts[0]
    customer.configure("ONE_CLICK_EXPORT", JOB_POSTING_VIEWERS="ALL_PRODUCT_USERS")
    linkedin.advance_clock(180 * 86_400 + 1)
    expired = rita.open(EXPORT).alerts[0]
    customer.sign_in()
    customer.submit(job("JOB-1", jobPostingOperationType="RENEW"))
    customer.submit(job("JOB-1", jobPostingOperationType="CLOSE"))
    closed = rita.open(EXPORT).alerts[0]

    assert "Your ATS has not sent any" in none_sent
    assert "JOB_POSTING_VIEWERS" in not_visible
    assert "has expired" in expired
    assert closed.endswith("Every job your ATS has sent is closed.")


def test_many_jobs_can_be_searched_without_script(rita, connected):
    connected.submit(*[job(f"JOB-{n}", title=f"Driver {n}") for n in range(100, 125)])
    page = rita.open(EXPORT)

    found = rita.send(page, "//form[@data-without-script]", text="driver 12")

    assert len(page.all("//select[@id='job']/option")) == 21
    assert "26 open jobs." in page.text
    assert found.all("//select[@id='job']/option")[1:] == [
        f"Driver {n} (JOB-{n})" for n in (120, 121, 122, 123, 124)
    ]


def test_the_typeahead_finds_by_title_and_id_and_counts_the_rest(rita, connected):
    connected.submit(*[job(f"JOB-{n}", title=f"Driver {n}") for n in range(100, 125)])

    by_id = rita.session.get(f"{rita.linkedin.url}/recruiter/jobs/?text=job-0042").json()
    by_title = rita.session.get(f"{rita.linkedin.url}/recruiter/jobs/?text=DRIVER").json()

    assert by_id == {
        "jobs": [{"id": "JOB-0042", "title": "Night shift planner", "place": "Bremen, Germany"}],
        "count": 1,
    }
    assert (len(by_title["jobs"]), by_title["count"]) == (20, 25)


def test_the_typeahead_needs_a_seat(somebody, connected):
    assert "/recruiter/seat/" in somebody.open("/recruiter/jobs/").address
