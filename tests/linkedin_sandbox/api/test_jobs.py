"""Rule 10: postings are accepted by position and decided later."""

import pytest

from tests.linkedin_sandbox.customer import NOW_MS, job, provision, without

DAY_S = 86_400
EUROS = {"amount": "42000", "currencyCode": "EUR"}
SALARY = {
    "period": "YEARLY",
    "type": "BASE_SALARY",
    "value": {"range": {"start": EUROS, "end": EUROS}},
}


def jobs_of(linkedin):
    return {one["external_id"]: one for one in linkedin.state()["jobs"]}


def test_an_accepted_job_is_listed_once_its_task_is_done(linkedin, customer):
    linkedin.turn(job_task_delay_s=60)
    (accepted,) = customer.submit(job())
    waiting = customer.task(accepted)

    linkedin.advance_clock(61)
    done = customer.task(accepted)

    assert accepted["status"] == 202
    assert accepted["location"] == f"/simpleJobPostings/{accepted['id'].replace(':', '%3A')}"
    assert waiting["status"] == "IN_PROGRESS"
    assert done["status"] == "SUCCEEDED"
    assert done["jobPosting"] == jobs_of(linkedin)["JOB-1"]["posting"]


def test_elements_without_id_are_refused_one_by_one(customer):
    nameless = without(job(), "externalJobPostingId")

    answers = customer.submit(nameless, job("JOB-2"), nameless, job(externalJobPostingId=""))

    assert [answer["status"] for answer in answers] == [422, 202, 422, 422]


def test_elements_are_answered_by_position(customer):
    answers = customer.submit(job("JOB-1"), job("JOB-2", title=None), job("JOB-3"))

    assert [answer["status"] for answer in answers] == [202, 422, 202]
    assert answers[1] == {
        "status": 422,
        "error": {
            "status": 422,
            "message": "ERROR :: /title :: "
            "field is required but not found and has no default value\n",
        },
    }


@pytest.mark.parametrize(
    ("changes", "status", "path"),
    [
        ({"externalJobPostingId": None}, 422, "/externalJobPostingId"),
        ({"jobPostingOperationType": None}, 422, "/jobPostingOperationType"),
        ({"companyApplyUrl": None}, 422, "/companyApplyUrl"),
        ({"listedAt": None}, 422, "/listedAt"),
        ({"posterEmail": None}, 422, "/posterEmail"),
        ({"posterEmail": "Rita"}, 422, "/posterEmail"),
        ({"externalJobPostingId": "x" * 76}, 422, "/externalJobPostingId"),
        ({"description": None}, 422, "/description"),
        ({"title": "x" * 201}, 422, "/title"),
        ({"description": "Too short."}, 422, "/description"),
        ({"location": None}, 422, "/location"),
        ({"location": None, "countryCode": "de", "postalCode": "28199"}, 422, "/location"),
        ({"location": "x"}, 422, "/location"),
        ({"location": "x", "workplaceTypes": ["Remote"]}, 422, "/location"),
        ({"location": "Germany"}, 422, "/location"),
        ({"location": "Germany", "workplaceTypes": ["On-site"]}, 422, "/location"),
        ({"location": "Bremen, "}, 422, "/location"),
        ({"listedAt": NOW_MS + 10_000_000}, 422, "/listedAt"),
        ({"expireAt": NOW_MS}, 422, "/expireAt :: lies in the past"),
        ({"expireAt": NOW_MS + 366 * DAY_S * 1000}, 422, "/expireAt :: lies more than 365 days"),
        ({"expireAt": 10**30}, 422, "/expireAt :: 1000"),
        ({"availability": "SECRET"}, 422, "/availability"),
        ({"availability": None}, 422, "/availability"),
        ({"state": "OPEN"}, 422, "/state"),
        ({"employmentStatus": "FULLTIME"}, 422, "/employmentStatus"),
        ({"companyJobCode": ""}, 422, "/companyJobCode"),
        ({"alternateLocations": []}, 422, "/alternateLocations"),
        ({"workplaceTypes": ["On-site", "Remote"]}, 400, "workplaceTypes"),
        ({"workplaceTypes": 5}, 422, "/workplaceTypes :: 5 cannot be coerced to Array"),
        ({"workplaceTypes": "Remote"}, 422, "/workplaceTypes :: 'Remote' cannot be coerced"),
        ({"workplaceTypes": []}, 422, "/workplaceTypes :: has fewer than 1"),
        ({"workplaceTypes": [None]}, 422, "/workplaceTypes/0 :: None cannot be coerced"),
        ({"workplaceTypes": ["Moon"]}, 422, '/workplaceTypes/0 :: "Moon" is not an enum symbol'),
        ({"compensation": "lots"}, 422, "/compensation :: 'lots' cannot be coerced"),
        ({"compensation": {}}, 422, "/compensation/compensations"),
        ({"compensation": {"compensations": [{"value": 9}]}}, 422, "compensations/0/value"),
    ],
)
def test_a_job_is_refused_at_the_field(customer, changes, status, path):
    (refused,) = customer.submit(job(**changes))

    assert refused["status"] == status
    assert path in refused["error"]["message"]


@pytest.mark.parametrize(
    "changes",
    [
        {"location": "Germany", "workplaceTypes": ["Remote"]},
        {"location": "28199, DE", "workplaceTypes": ["Hybrid"]},
        {"expireAt": NOW_MS + 364 * DAY_S * 1000},
        {"compensation": {"compensations": [SALARY]}},
    ],
)
def test_a_job_may_say_so(customer, changes):
    (accepted,) = customer.submit(job(**changes))

    assert accepted["status"] == 202


def test_an_old_page_lets_a_job_last_three_years(linkedin, customer):
    linkedin.turn(job_expiry_limit_days=3 * 365)

    (accepted,) = customer.submit(job(expireAt=NOW_MS + 3 * 364 * DAY_S * 1000))

    assert accepted["status"] == 202


@pytest.mark.parametrize(
    ("elements", "status"),
    [
        ([job(), job()], 422),
        ([job(companyApplyUrl="nowhere")], 400),
        ([without(job(), "integrationContext")], 400),
        ([job(externalJobPostingId=42)], 500),
        ([], 400),
        (["job"], 400),
    ],
)
def test_some_mistakes_refuse_the_whole_call(customer, elements, status):
    answer = customer.call("POST", "simpleJobPostings", "batch_create", json={"elements": elements})

    assert answer.status_code == status


def test_an_update_changes_and_a_close_closes(linkedin, customer):
    customer.submit(job())
    customer.submit(job(title="Day shift planner", jobPostingOperationType="UPDATE"))
    updated = jobs_of(linkedin)["JOB-1"]
    (closing,) = customer.submit(job(jobPostingOperationType="CLOSE"))

    assert (updated["title"], updated["state"]) == ("Day shift planner", "LISTED")
    assert closing["status"] == 202
    assert jobs_of(linkedin)["JOB-1"]["state"] == "CLOSED"


def test_an_update_that_leaves_a_field_out_says_what_it_lost(linkedin, customer):
    customer.submit(job(companyJobCode="REQ-1"))
    customer.submit(job(companyJobCode="REQ-1", jobPostingOperationType="UPDATE"))
    assert linkedin.findings() == []

    customer.submit(job(jobPostingOperationType="UPDATE"))
    customer.submit(job(jobPostingOperationType="CLOSE"))

    assert linkedin.findings() == ["omitted fields became null: companyJobCode"]


def test_closing_needs_no_more_than_the_id(customer):
    customer.submit(job())
    names = ("integrationContext", "externalJobPostingId", "jobPostingOperationType")
    full = job(jobPostingOperationType="CLOSE")

    (accepted,) = customer.submit({name: full[name] for name in names})

    assert accepted["status"] == 202


def test_closing_a_closed_or_unknown_job_is_409(customer):
    close = job(jobPostingOperationType="CLOSE")
    (unknown,) = customer.submit(close)
    customer.submit(job())
    customer.submit(close)
    (again,) = customer.submit(close)

    assert unknown["status"] == 409
    assert again["status"] == 409


def test_a_close_may_follow_a_create_that_is_still_pending(linkedin, customer):
    linkedin.turn(job_task_delay_s=60)
    customer.submit(job())
    (closing,) = customer.submit(job(jobPostingOperationType="CLOSE"))
    linkedin.advance_clock(61)

    assert closing["status"] == 202
    assert jobs_of(linkedin)["JOB-1"]["state"] == "CLOSED"


def test_a_public_job_cannot_be_made_private_by_an_update(linkedin, customer):
    customer.submit(job(availability="PUBLIC"))
    (accepted,) = customer.submit(job(jobPostingOperationType="UPDATE"))

    failed = customer.task(accepted)

    assert failed["status"] == "FAILED"
    assert "Close it and create it again" in failed["errorMessage"]
    assert jobs_of(linkedin)["JOB-1"]["fields"]["availability"] == "PUBLIC"


def test_closing_and_creating_again_makes_it_private(linkedin, customer):
    customer.submit(job(availability="PUBLIC"))
    customer.submit(job(jobPostingOperationType="CLOSE"))
    customer.submit(job())

    private = jobs_of(linkedin)["JOB-1"]

    assert private["state"] == "LISTED"
    assert private["fields"]["availability"] == "PRIVATE_TO_ATS_INTEGRATION"


def test_updating_an_unknown_job_fails_unless_switched(linkedin, customer):
    update = job(jobPostingOperationType="UPDATE")
    (strict,) = customer.submit(update)
    linkedin.turn(update_needs_known_job=False)
    (lenient,) = customer.submit(update)

    assert customer.task(strict)["status"] == "FAILED"
    assert customer.task(lenient)["status"] == "SUCCEEDED"


def test_tasks_can_be_made_to_fail(linkedin, customer):
    linkedin.turn(job_task_failure="Invalid Field: /city;")
    (accepted,) = customer.submit(job())

    task = customer.task(accepted)

    assert (task["status"], task["errorMessage"]) == ("FAILED", "Invalid Field: /city;")
    assert jobs_of(linkedin) == {}


def test_a_task_that_is_done_may_be_called_processed(linkedin, customer):
    linkedin.turn(job_task_success="PROCESSED")
    (accepted,) = customer.submit(job())

    task = customer.task(accepted)

    assert task["status"] == "PROCESSED"
    assert task["jobPosting"].startswith("urn:li:jobPosting:")
    assert set(jobs_of(linkedin)) == {"JOB-1"}


def test_a_task_is_forgotten_after_a_day(linkedin, customer):
    (accepted,) = customer.submit(job())
    linkedin.advance_clock(DAY_S - 60)
    alive = customer.sign_in().task(accepted)
    linkedin.advance_clock(61)

    answer = customer.call("GET", f"simpleJobPostingTasks?ids={accepted['id']}").json()

    assert alive["status"] == "SUCCEEDED"
    assert answer["errors"][accepted["id"]]["status"] == 404


def test_tasks_cannot_be_read_while_disabled(linkedin, customer):
    (accepted,) = customer.submit(job())
    linkedin.disable(organization=9100321)

    answer = customer.call("GET", f"simpleJobPostingTasks?ids={accepted['id']}")

    assert answer.status_code == 403


def test_a_task_is_nobody_elses(parent, customer):
    (accepted,) = customer.submit(job())
    stranger = provision(parent, "tenant-2")

    answer = stranger.call("GET", f"simpleJobPostingTasks?ids={accepted['id']}").json()

    assert answer["errors"][accepted["id"]]["status"] == 404


def test_a_wrong_task_id_is_400(customer):
    answer = customer.call("GET", "simpleJobPostingTasks?ids=7")

    assert answer.status_code == 400
    assert answer.json()["message"] == "Batch key parameter value is invalid"


def test_renewing_prolongs_and_updating_does_not(linkedin, customer):
    customer.submit(job())
    first = jobs_of(linkedin)["JOB-1"]["expires_at"]
    linkedin.advance_clock(10 * DAY_S)
    customer.sign_in()
    customer.submit(job(jobPostingOperationType="UPDATE"))
    updated = jobs_of(linkedin)["JOB-1"]["expires_at"]
    customer.submit(job(jobPostingOperationType="RENEW"))

    assert updated == first
    assert jobs_of(linkedin)["JOB-1"]["expires_at"] > first


def test_job_past_its_180_days_is_listed_no_longer(linkedin, customer):
    customer.submit(job(accessRestricted=False))
    assert len(linkedin.exportable_jobs()) == 1
    linkedin.advance_clock(180 * DAY_S + 60)

    (closing,) = customer.sign_in().submit(job(jobPostingOperationType="CLOSE"))

    assert linkedin.exportable_jobs() == []
    assert jobs_of(linkedin)["JOB-1"]["state"] == "EXPIRED"
    assert closing["status"] == 409


def test_renewal_lists_an_expired_job_for_another_180_days(linkedin, customer):
    customer.submit(job(accessRestricted=False))
    linkedin.advance_clock(180 * DAY_S + 60)

    customer.sign_in().submit(job(accessRestricted=False, jobPostingOperationType="RENEW"))

    linkedin.advance_clock(179 * DAY_S)
    assert len(linkedin.exportable_jobs()) == 1
