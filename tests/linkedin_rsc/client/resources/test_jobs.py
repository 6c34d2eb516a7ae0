import pytest

from linkedin_rsc.client.errors import Rejected
from linkedin_rsc.client.resources import JobSubmission, TaskState, job_tasks, submit_jobs

TASK = "urn:li:simpleJobPostingTask:3b0d4c1e-0001-4000-8000-00000000a204"
OTHER_TASK = "urn:li:simpleJobPostingTask:3b0d4c1e-0001-4000-8000-00000000a205"


def submit(wire, transport, *answers: object, count: int | None = None) -> list[JobSubmission]:
    wire.answers("POST", "simpleJobPostings", json={"elements": list(answers)})
    jobs = [{"externalJobPostingId": f"JOB-{n}"} for n in range(count or len(answers))]
    return submit_jobs(transport, jobs)


def ask(wire, transport, answer: dict) -> dict:
    wire.answers("GET", "simpleJobPostingTasks", json=answer)
    return job_tasks(transport, [TASK, OTHER_TASK])


# -- Submitting ---------------------------------------------------------------------------------


def test_jobs_are_answered_by_position(wire, transport):
    taken, refused = submit(
        wire,
        transport,
        {"status": 202, "id": TASK, "location": "/simpleJobPostings/x"},
        {"status": 422, "error": {"status": 422, "message": "ERROR :: /title :: required\n"}},
    )

    assert taken == JobSubmission(202, TASK, "")
    assert refused == JobSubmission(422, None, "ERROR :: /title :: required")
    assert (taken.is_accepted, refused.is_accepted) == (True, False)
    assert (taken.is_retryable, refused.is_retryable) == (False, False)
    assert wire.sent == {
        "elements": [{"externalJobPostingId": "JOB-0"}, {"externalJobPostingId": "JOB-1"}]
    }
    assert wire.api_request.headers["X-RestLi-Method"] == "batch_create"


@pytest.mark.parametrize("answer", [None, "?", {}, {"id": TASK}])
def test_a_job_without_a_status_was_not_answered(wire, transport, answer):
    [job] = submit(wire, transport, answer)

    assert (job.status, job.task_urn) == (None, None)
    assert (job.is_accepted, job.is_retryable) == (False, True)
    assert job.message == "LinkedIn did not answer for this record."


def test_jobs_beyond_the_answers_were_not_answered(wire, transport):
    first, second, third = submit(wire, transport, {"status": 202, "id": TASK}, count=3)

    assert first.is_accepted
    assert (second.status, third.status) == (None, None)


def test_answers_beyond_the_jobs_are_ignored(wire, transport):
    taken = {"status": 202, "id": TASK}

    assert len(submit(wire, transport, taken, taken, taken, count=2)) == 2


@pytest.mark.parametrize("urn", [None, "", 7, TASK + "0" * 100])
def test_a_job_taken_without_a_task_is_asked_again(wire, transport, urn):
    [job] = submit(wire, transport, {"status": 202, "id": urn})

    assert (job.task_urn, job.is_accepted, job.is_retryable) == (None, False, True)
    assert job.message == "LinkedIn took the job without naming a task."


@pytest.mark.parametrize(("status", "retryable"), [(409, False), (429, True), (500, True)])
def test_a_refused_job_says_whether_to_try_again(wire, transport, status, retryable):
    [job] = submit(wire, transport, {"status": status, "error": {"message": "No."}})

    assert (job.message, job.is_retryable) == ("No.", retryable)


# -- Asking how it went -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("IN_PROGRESS", TaskState.IN_PROGRESS),
        ("SUCCEEDED", TaskState.SUCCEEDED),
        ("PROCESSED", TaskState.SUCCEEDED),
        ("FAILED", TaskState.FAILED),
        ("DAYDREAMING", TaskState.UNKNOWN),
        (None, TaskState.UNKNOWN),
    ],
)
def test_linkedins_word_for_a_task_becomes_ours(wire, transport, status, state):
    found = ask(wire, transport, {"results": {TASK: {"id": TASK, "status": status}}})

    assert (found[TASK].state, found[TASK].status) == (state, status or "")


def test_a_task_brings_its_posting_or_its_error(wire, transport):
    found = ask(
        wire,
        transport,
        {
            "results": {
                TASK.replace(":", "%3A"): {
                    "status": "SUCCEEDED",
                    "jobPosting": "urn:li:jobPosting:4200001234",
                },
                OTHER_TASK: {"status": "FAILED", "errorMessage": "Invalid Field: /city"},
            }
        },
    )

    assert found[TASK].job_posting == "urn:li:jobPosting:4200001234"
    assert found[OTHER_TASK].error_message == "Invalid Field: /city"
    assert wire.api_request.params == {"ids": [TASK, OTHER_TASK]}


def test_a_task_linkedin_has_forgotten_is_told_from_one_it_did_not_answer(wire, transport):
    found = ask(wire, transport, {"errors": {TASK: {"status": 404, "message": "Unknown task"}}})

    assert (found[TASK].state, found[TASK].error_message) == (TaskState.FORGOTTEN, "Unknown task")
    assert found[OTHER_TASK].state is TaskState.UNKNOWN


def test_a_bad_task_id_refuses_the_whole_call(wire, transport):
    message = "Batch key parameter value is invalid"
    wire.answers("GET", "simpleJobPostingTasks", status=400, json={"message": message})

    with pytest.raises(Rejected, match=message):
        job_tasks(transport, ["nonsense"])
