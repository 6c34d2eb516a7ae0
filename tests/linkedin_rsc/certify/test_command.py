"""`rsc_certify` against the real sandbox: every rule is there, and each verdict can be lost."""

import json

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from linkedin_rsc.connect.services import refresh_status
from linkedin_rsc.models import Connection
from tests.linkedin_rsc.pushing import applicants, push

pytestmark = pytest.mark.django_db

# Every row of the tables in LinkedIn's certification pages, as far as they are public.
RULES = [
    "RSC-101", "RSC-102", "RSC-103", "RSC-104", "RSC-105", "RSC-106", "RSC-107 and up",
    "Test Case 1",
    "CRM-001", "CRM-002", "CRM-003", "CRM-004", "CRM-005", "CRM-010",
    "RSC-201", "RSC-202", "RSC-203", "RSC-204", "RSC-205 and up",
    "Test Case 2", "Test Case 3", "Test Case 4", "Test Case 5",
    "Requisitions", "Resumes", "Switches",
    "RSC-301", "RSC-302", "RSC-303", "RSC-304", "RSC-305", "RSC-306 and up",
    "Test Case 10", "Notes and stub profiles", "Closed profiles", "Security of callbacks",
    "Module 4.1", "Module 4.2", "Module 4.3", "Module 4.4", "Module 4.5",
    "RSC-501", "RSC-502", "RSC-503", "RSC-504", "RSC-505", "Mass clean-up",
    "JP-001 to JP-004", "JP-005", "JP-006", "JP-007", "JP-008", "JP-014", "JP-015A", "JP-015B / C",
    "JP-016", "JP-017 / 018", "JP-019 and up", "JP-B-01", "JP-B-02", "JP-B-03", "JP-C-01",
    "JP-C-02", "JP-C-03", "JP-C-04", "JP-C-05", "Apply with LinkedIn", "The contract of calls",
]  # fmt: skip


@pytest.fixture
def healthy(enabled, linkedin):
    """A connection that is on, with two people on a job at LinkedIn."""
    linkedin.turn(job_task_delay_s=0)
    enabled.share_notes = True
    enabled.save()
    people = applicants(2)
    push()
    return people


@pytest.fixture
def certify(capsys):
    """Run the command and return its exit status and what it found, by rule."""

    def run(*options: str) -> tuple[int, dict[str, dict]]:
        status = 0
        capsys.readouterr()
        try:
            call_command("rsc_certify", "--json", *options)
        except SystemExit as end:
            status = int(end.code)
        found = json.loads(capsys.readouterr().out)
        return status, {one["rule"]: one for one in found["rules"]}

    return run


def failed_rules(found):
    return {rule for rule, one in found.items() if one["verdict"] == "failed"}


def test_a_healthy_connection_fails_no_rule_and_every_rule_is_there(healthy, certify):
    status, found = certify()

    assert list(found) == RULES
    assert (status, failed_rules(found)) == (0, set())
    for rule in ("RSC-101", "RSC-102", "RSC-104", "RSC-202", "JP-014", "The contract of calls"):
        assert (rule, found[rule]["verdict"]) == (rule, "passed"), found[rule]
    assert found["RSC-201"]["seen"] == "No job that LinkedIn has is CLOSED."
    for rule in ("RSC-107 and up", "RSC-205 and up", "RSC-306 and up", "JP-001 to JP-004"):
        assert found[rule]["verdict"] == "not verifiable"
    assert found["RSC-301"]["verdict"] == "needs a person"
    assert "export somebody" in found["RSC-301"]["todo"]


def test_a_part_that_is_off_in_recruiter_fails_its_rule(healthy, linkedin, certify):
    linkedin.disable(types=["PROFILE_PLUGIN"])
    refresh_status()

    status, found = certify()

    assert (status, failed_rules(found)) == (1, {"RSC-101", "RSC-305"})
    assert "PROFILE_PLUGIN" in found["RSC-101"]["seen"]


def test_a_person_linkedin_refuses_fails_the_rule_of_people(healthy, linkedin, certify):
    [newcomer] = applicants(1, first_name="Faulty")
    key = newcomer.candidate.public_id
    linkedin.fail_next("atsCandidates", 422, key=key, message="A name is missing.")
    push()

    status, found = certify()

    assert status == 1
    assert {"RSC-202", "Test Case 2"} <= failed_rules(found)
    assert found["RSC-202"]["seen"] == "Candidate: LinkedIn refused 1."
    assert found["Test Case 5"]["verdict"] == "passed"


def test_another_callback_address_fails_the_rule_of_configurations(healthy, certify):
    Connection.objects.update(callback_token="another-one")

    _status, found = certify()

    assert failed_rules(found) == {"RSC-104", "Module 4.4"}


def test_the_report_names_nobody_and_no_secret(healthy, enabled, certify, tmp_path):
    certify("--report", str(tmp_path / "new" / "report.html"))

    page = (tmp_path / "new" / "report.html").read_text()
    both = page + (tmp_path / "new" / "report.json").read_text()
    candidate = healthy[0].candidate
    for secret in (enabled.client_secret, enabled.client_id, enabled.callback_token,
                   candidate.first_name, candidate.last_name, candidate.public_id,
                   "person0@example.org", enabled.foreign_id):  # fmt: skip
        assert secret not in both
    assert "PUT /v2/atsCandidates" in page
    assert "<script" not in page and "v2" in page


def test_screenshots_stand_at_the_rules_they_show(healthy, certify, tmp_path):
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    for name in ("linkedin-tab.jpg", "rsc-101.png", "rsc-305.png", "jp-c-04.png"):
        (pictures / name).write_bytes(b"")

    _status, found = certify(
        "--report", str(tmp_path / "report.html"), "--screenshots", str(pictures)
    )

    assert found["RSC-101"]["screenshot"] == "pictures/rsc-101.png"
    assert found["RSC-102"]["screenshot"] == "pictures/linkedin-tab.jpg"
    assert found["RSC-103"]["screenshot"] == ""
    assert {found[rule]["verdict"] for rule in ("RSC-305", "JP-C-04")} == {"shown"}
    assert 'src="pictures/rsc-101.png"' in (tmp_path / "report.html").read_text()


def test_a_folder_of_screenshots_that_is_not_there_is_said(enabled, tmp_path):
    with pytest.raises(CommandError, match="is not a folder"):
        call_command("rsc_certify", "--screenshots", str(tmp_path / "nowhere"))


def test_rsc_505_the_versioned_generation_is_spoken_and_its_calls_are_shown(
    settings, request, certify
):
    settings.LINKEDIN_API_VERSION = "202604"
    request.getfixturevalue("healthy")

    status, found = certify()

    assert (status, failed_rules(found)) == (0, set())
    assert found["RSC-505"]["seen"] == (
        "This run speaks rest@202604; v2 and rest@202604 say the same of us."
    )
    assert found["RSC-202"]["calls"][0]["request"].startswith("PUT /rest/candidates?")


def test_two_runs_write_the_same(healthy, certify):
    assert certify() == certify()


def test_without_a_connection_it_says_what_to_do(db, linkedin):
    with pytest.raises(CommandError, match="press Connect") as refused:
        call_command("rsc_certify")

    assert refused.value.returncode == 2
