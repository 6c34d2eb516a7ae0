"""The stack that the journeys run on: it comes up, works, and leaves nothing behind."""

import subprocess
import time

import pytest
import requests

from tests.stack import Stack


def test_every_web_process_serves_the_sign_in_page(stack):
    assert len(set(stack.urls)) == 2
    for url in stack.urls:
        answer = requests.get(f"{url}/", timeout=30)
        assert answer.status_code == 200
        assert answer.url.startswith(f"{url}/sign-in/")


def test_commands_work_on_the_data_of_the_web_processes(stack):
    stack.run_command(
        "create_user", "grace@nordwind.example", "--role", "recruiter", "--password-stdin",
        typed="a long enough secret\n",
    )  # fmt: skip
    token = stack.run_command("create_api_token", "grace@nordwind.example").strip()

    answer = requests.get(
        f"{stack.urls[1]}/api/v1/jobs/", headers={"Authorization": f"Token {token}"}, timeout=30
    )

    assert answer.json()["results"] == []


def test_a_failing_command_fails_the_test_with_its_words(stack):
    with pytest.raises(AssertionError, match=r"usage: manage\.py create_user"):
        stack.run_command("create_user")


def test_linkedin_answers_beside_it(stack):
    assert stack.linkedin.state()["jobs"] == []


def test_the_worker_does_what_beat_asks(stack):
    deadline = time.monotonic() + 60
    while "linkedin_rsc.push_waiting" not in (logs := stack.last_logs()):
        assert time.monotonic() < deadline, logs
        time.sleep(0.2)

    assert "--- web 1.log" in logs


def test_begun_anew_it_is_as_on_its_first_day(stack):
    switches, programs = stack.linkedin.switches(), names(stack)
    stack.run_command("create_user", "hal@nordwind.example")
    stack.kill([one for one in stack.supervisor.running if "worker" in one.program.name])
    stack.linkedin.turn(job_task_delay_s=7)
    stack.linkedin.go_away()

    stack.begin_anew()

    assert names(stack) == programs
    assert stack.linkedin.switches() == switches
    with pytest.raises(AssertionError, match="hal@nordwind"):
        stack.run_command("create_api_token", "hal@nordwind.example")


def test_nothing_is_left_behind(tmp_path):
    with Stack(tmp_path, web_processes=1) as stack:
        port = stack.ports[0]
        pids = [running.process.pid for running in stack.supervisor.running]

    listing = subprocess.run(
        ["ps", "-ww", "-eo", "pgid=,args="], capture_output=True, text=True, check=True
    ).stdout
    groups = {line.split()[0] for line in listing.splitlines()}
    assert f"127.0.0.1:{port}" not in listing
    assert not groups & {str(pid) for pid in pids}


def names(stack: Stack) -> list[str]:
    return sorted(running.program.name for running in stack.supervisor.running)
