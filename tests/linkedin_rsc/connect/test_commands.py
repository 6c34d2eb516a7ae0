"""`rsc_connect` and `rsc_status`: the same steps without a browser."""

import io
import json
import time

import pytest
from django.core.management import CommandError, call_command

from linkedin_rsc.models import Connection

pytestmark = pytest.mark.django_db


def run(*words: str) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    call_command(*words, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def connect(*contracts: str) -> str:
    options = [word for contract in contracts or ("550017",) for word in ("--contract", contract)]
    name = ("--company-name", "Nordwind Logistics")
    return run("rsc_connect", "--organization", "9100321", *options, *name)[0]


def status() -> dict:
    return json.loads(run("rsc_status", "--json")[0])


def test_connect_goes_all_the_way_to_partner_ready(linkedin):
    out = connect("550017", "550018")

    connection = Connection.current()
    assert connection.state == Connection.State.PARTNER_READY
    assert connection.connected_by is None
    assert "Application: made by LinkedIn just now." in out
    assert "Contracts: 550017, 550018." in out
    assert "Next: In LinkedIn Recruiter" in out.splitlines()[-1]
    known = {one["type"]: one for one in linkedin.state()["integrations"]}
    assert known["ONE_CLICK_EXPORT"]["configurations"]["CALLBACK_URL"] == connection.callback_url


def test_connecting_again_adds_and_repeats(linkedin):
    connect("550017")

    out = connect("550018")

    assert "Application: there already." in out
    assert "Contracts: 550017, 550018." in out
    children = [one for one in linkedin.state()["applications_registered"] if not one["is_parent"]]
    assert len(children) == 1


def test_connecting_an_enabled_company_says_that_all_is_done(linkedin):
    connect()
    linkedin.enable(client_id=Connection.current().client_id)

    assert "Next: Everything is switched on in Recruiter." in connect()


def test_company_name_may_be_left_out(linkedin):
    run("rsc_connect", "--organization", "9100321", "--contract", "550017")

    assert Connection.current().company_name == "Company 9100321"


def test_failure_ends_with_linkedins_words(linkedin, settings):
    settings.LINKEDIN_PARTNER_CLIENT_SECRET = "wrong"

    with pytest.raises(CommandError, match="Client authentication failed") as failure:
        connect()

    assert failure.value.returncode == 1


@pytest.mark.parametrize(
    ("organization", "contract"), [("nordwind", "550017"), ("9100321", "sales")]
)
def test_wrong_id_is_a_usage_error_before_anything_is_done(linkedin, organization, contract):
    with pytest.raises(CommandError, match=r"argument --.* is a number"):
        run("rsc_connect", "--organization", organization, "--contract", contract)

    assert not Connection.objects.exists()


@pytest.mark.parametrize("words", [(), ("--organization", "1"), ("--contract", "1")])
def test_missing_arguments_are_a_usage_error(words):
    with pytest.raises(CommandError, match="required"):
        run("rsc_connect", *words)


@pytest.fixture
def pauses(linkedin, monkeypatch) -> list[float]:
    """The pauses that were taken: none lasts, the clocks here and at LinkedIn jump instead."""
    taken: list[float] = []

    def sleep(seconds: float) -> None:
        taken.append(seconds)
        linkedin.advance_clock(seconds)

    monkeypatch.setattr(time, "sleep", sleep)
    monkeypatch.setattr(time, "monotonic", lambda: sum(taken))
    return taken


def test_new_application_is_waited_for(linkedin, pauses):
    linkedin.turn(provisioning_delay_s=60)

    out = connect()

    assert out.count("waiting for it") == len(pauses)
    assert sum(pauses) == 60
    assert Connection.current().state == Connection.State.PARTNER_READY


def test_patience_has_an_end(linkedin, pauses):
    linkedin.turn(provisioning_delay_s=600)

    with pytest.raises(CommandError, match="Client authentication failed"):
        connect()

    assert sum(pauses) == 180


def test_known_application_is_not_waited_for(linkedin, pauses):
    connect()
    linkedin.fail_next("atsIntegrations", 403, times=9)

    with pytest.raises(CommandError):
        connect()

    assert pauses == []


def test_status_of_nothing_is_no_error(linkedin):
    report = status()

    assert set(report) == {"state", "integrations", "steps", "switched_off"}
    assert report["state"] == "not_connected"
    assert report["integrations"] == []
    assert [step["state"] for step in report["steps"]][:5] == ["now"] + ["waiting"] * 4


def test_status_reads_linkedin_anew(linkedin):
    connect()
    linkedin.enable(client_id=Connection.current().client_id)

    report = status()

    assert report["state"] == "enabled"
    assert report["integrations"][0] == {
        "type": "ONE_CLICK_EXPORT",
        "context": "urn:li:organization:9100321",
        "status": "ENABLED",
    }
    assert {frozenset(step) for step in report["steps"]} == {frozenset({"name", "state", "next"})}
    assert [step["name"] for step in report["steps"]][4:7] == [
        "Enabled in Recruiter",
        "Token",
        "Clock of this machine",
    ]


def test_status_names_what_is_switched_off_for_people_and_for_scripts(linkedin):
    connect()
    client_id = Connection.current().client_id
    linkedin.enable(client_id=client_id)
    status()
    linkedin.disable(client_id=client_id, types=["ONE_CLICK_EXPORT"])

    words, report = run("rsc_status")[0], status()

    assert "recruiters cannot export people to Tandem" in words
    assert "broken   Enabled in Recruiter" in words
    [off] = report["switched_off"]
    assert off["type"] == "ONE_CLICK_EXPORT"
    assert off["lost"] in report["steps"][4]["next"]


def test_status_leads_to_where_the_next_step_is_taken(linkedin, settings):
    connect()
    settings.PUBLIC_URL = "http://tandem.example"

    nexts = {step["name"]: step["next"] for step in status()["steps"]}

    assert nexts["Address for LinkedIn's calls"].endswith(
        "press Notify partner. http://tandem.example/admin-center/linkedin/"
    )
    assert nexts["Token"].endswith("takes it for good.")


def test_status_says_when_linkedin_is_down_and_shows_what_is_known(linkedin, linkedin_down):
    connect()
    linkedin_down()

    out, err = run("rsc_status", "--json")

    assert "could not be refreshed. LinkedIn could not be reached." in err
    assert json.loads(out)["state"] == "partner_ready"


def test_status_survives_lost_keys(linkedin):
    connect()
    Connection.objects.update(client_secret="")

    out, err = run("rsc_status")

    assert "could not be refreshed" in err
    assert "LinkedIn: Partner ready" in out


def test_status_in_words_names_steps_integrations_and_problem(linkedin):
    connect()
    linkedin.fail_next("atsIntegrations", 403, message="Not for you")

    out, _ = run("rsc_status")

    assert "broken   Enabled in Recruiter" in out
    assert "ONE_CLICK_EXPORT urn:li:organization:9100321: PENDING" in out
    assert "Not for you" in out


def test_status_prints_no_secret(linkedin):
    connect()

    out = "".join(run("rsc_status") + run("rsc_status", "--json"))

    connection = Connection.current()
    assert connection.client_secret not in out
    assert connection.callback_token not in out
