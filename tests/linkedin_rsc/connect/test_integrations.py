"""Recruiter System Connect: requested, answered, switched on, refused."""

import hashlib
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Activity
from base.errors import NotAllowed
from linkedin_rsc.client.errors import Forbidden, LinkedInError, Unauthorized, Unreachable
from linkedin_rsc.connect import services
from linkedin_rsc.connect.services import integrations
from linkedin_rsc.models import Connection, Integration, StreamLease

pytestmark = pytest.mark.django_db

State = Connection.State


def at_linkedin(linkedin) -> dict[str, dict]:
    return {one["type"]: one for one in linkedin.state()["integrations"]}


@pytest.fixture
def first_syncs(nudged) -> list[str]:
    """The first syncs that are started."""
    return nudged


def refresh_and_commit(capture) -> Connection:
    with capture(execute=True):
        return services.refresh_status()


def test_request_names_all_four_parts_and_answers_as_partner(
    with_contract, linkedin, administrator
):
    connection = services.request(by=administrator)

    known = at_linkedin(linkedin)
    assert connection.state == State.PARTNER_READY
    assert {name: one["context"] for name, one in known.items()} == {
        "ONE_CLICK_EXPORT": "urn:li:organization:9100321",
        "IN_ATS_INDICATOR": "urn:li:organization:9100321",
        "PROFILE_PLUGIN": "urn:li:organization:9100321",
        "CSA_API": "urn:li:contract:550017",
    }
    assert all(one["name"].startswith("Tandem ") for one in known.values())
    assert known["ONE_CLICK_EXPORT"]["configurations"] == {
        "CALLBACK_URL": connection.callback_url,
        "JOB_POSTING_VIEWERS": "ALL_PRODUCT_USERS",
    }
    assert known["IN_ATS_INDICATOR"]["configurations"] == {
        "APPLICATION_VIEWERS": "ALL_PRODUCT_USERS"
    }


def test_callback_address_cannot_be_guessed_and_only_its_digest_is_searchable(partner_ready):
    token = partner_ready.callback_token

    assert len(token) >= 43
    assert partner_ready.callback_digest == hashlib.sha256(token.encode()).hexdigest()


def test_callback_address_answers_before_linkedin_hears_of_it(
    with_contract, administrator, monkeypatch
):
    seen = []

    def note(transport, key, name, value):
        seen.append(Connection.objects.filter(callback_digest__isnull=False).exists())

    monkeypatch.setattr(integrations, "write_configuration", note)

    services.request(by=administrator)

    assert seen == [True, True, True]


def test_no_transaction_is_open_while_linkedin_is_asked(with_contract, administrator, monkeypatch):
    from django.db import connection as database

    depth = len(database.savepoint_ids)
    seen = []
    for name in ("name_integrations", "write_configuration", "read_integrations"):
        real = getattr(integrations, name)

        def ask(*args, real=real):
            seen.append(len(database.savepoint_ids))
            return real(*args)

        monkeypatch.setattr(integrations, name, ask)

    services.request(by=administrator)

    assert set(seen) == {depth}


def test_requesting_twice_changes_nothing(partner_ready, administrator, linkedin):
    again = services.request(by=administrator)

    assert again.state == State.PARTNER_READY
    assert again.callback_token == partner_ready.callback_token
    assert len(linkedin.state()["integrations"]) == 4


def test_further_contract_is_requested_without_falling_back(enabled, administrator, linkedin):
    services.choose_contracts(contract_ids=["550018"], by=administrator)

    services.request(by=administrator)

    assert Connection.current().state == State.ENABLED
    assert Integration.objects.get(context="urn:li:contract:550018").status == "PENDING"


def test_request_comes_after_connecting(company, administrator):
    with pytest.raises(services.NotSignedIn):
        services.request(by=administrator)


def test_request_needs_a_contract(signed_in, administrator):
    with pytest.raises(services.ContractsMissing):
        services.request(by=administrator)


def test_failed_request_stays_connected_with_linkedins_words(
    with_contract, administrator, linkedin
):
    linkedin.fail_next("atsIntegrations", 503, message="Try later")

    with pytest.raises(Unreachable):
        services.request(by=administrator)

    connection = Connection.current()
    assert connection.state == State.CONNECTED
    assert connection.problem == ("The request did not work. LinkedIn said: “Try later” (503).")


def test_naming_refused_for_one_record_is_a_failure(with_contract, administrator, linkedin):
    linkedin.fail_next("atsIntegrations", 422, key="CSA_API", message="Wrong contract")

    with pytest.raises(LinkedInError, match="Wrong contract"):
        services.request(by=administrator)

    assert Connection.current().state == State.CONNECTED


def test_second_half_is_repeated_by_notify_partner(with_contract, administrator, linkedin):
    linkedin.fail_next("atsIntegrations/configurations", 500, message="Broken")
    with pytest.raises(LinkedInError):
        services.request(by=administrator)
    halfway = Connection.current()

    services.answer_partner(by=administrator)

    assert halfway.state == State.REQUESTED
    assert "Broken" in halfway.problem
    done = Connection.current()
    assert (done.state, done.problem) == (State.PARTNER_READY, "")
    assert done.callback_token == halfway.callback_token


def test_partner_cannot_answer_what_was_not_requested(with_contract, administrator):
    with pytest.raises(services.NothingRequested):
        services.answer_partner(by=administrator)


def test_switching_on_in_recruiter_enables_and_starts_the_first_sync(
    partner_ready, linkedin, first_syncs, django_capture_on_commit_callbacks
):
    linkedin.enable(client_id=partner_ready.client_id)

    connection = refresh_and_commit(django_capture_on_commit_callbacks)

    assert connection.state == State.ENABLED
    assert connection.enabled_at is not None
    assert first_syncs == ["linkedin_rsc.fill_ledger"]
    assert Activity.objects.filter(verb="linkedin.status.changed", actor=None).count() == 1


def test_reading_the_same_again_starts_nothing(
    enabled, first_syncs, django_capture_on_commit_callbacks
):
    before = Activity.objects.count()

    refresh_and_commit(django_capture_on_commit_callbacks)

    assert first_syncs == []
    assert Activity.objects.count() == before


def test_one_half_alone_does_not_enable(partner_ready, linkedin):
    linkedin.enable(client_id=partner_ready.client_id, types=["ONE_CLICK_EXPORT"])

    connection = services.refresh_status()

    assert connection.state == State.PARTNER_READY
    assert Integration.objects.get(type="ONE_CLICK_EXPORT").is_enabled


def test_losing_one_half_leaves_the_rest_working(enabled, linkedin):
    linkedin.disable(client_id=enabled.client_id, types=["ONE_CLICK_EXPORT"])

    assert services.refresh_status().state == State.ENABLED


def test_switching_everything_off_waits_for_recruiter_again(enabled, linkedin):
    linkedin.disable(client_id=enabled.client_id)

    connection = services.refresh_status()

    assert (connection.state, connection.enabled_at) == (State.PARTNER_READY, None)


def test_status_is_kept_as_linkedin_wrote_it(partner_ready):
    row = Integration.objects.get(type="ONE_CLICK_EXPORT")

    assert row.status == "PENDING"
    assert row.raw["status"] == "PENDING"
    assert row.checked_at is not None


def test_answer_asked_for_earlier_does_not_undo_a_later_one(enabled):
    later = timezone.now() + timedelta(minutes=1)
    Integration.objects.filter(type="CSA_API").update(status="DISABLED", checked_at=later)

    services.refresh_status()

    assert Integration.objects.get(type="CSA_API").status == "DISABLED"


def test_refused_access_suspends(enabled, linkedin):
    linkedin.fail_next("atsIntegrations", 403, message="Not enough permissions")

    with pytest.raises(Forbidden):
        services.refresh_status()

    connection = Connection.current()
    assert connection.state == State.SUSPENDED
    assert "Not enough permissions" in connection.problem


def test_wrong_keys_suspend(enabled, linkedin):
    Connection.objects.update(client_id="unknown")

    with pytest.raises(Unauthorized):
        services.refresh_status()

    assert Connection.current().state == State.SUSPENDED


def test_accepted_access_ends_the_suspension_and_syncs_again(
    enabled, linkedin, first_syncs, django_capture_on_commit_callbacks
):
    linkedin.fail_next("atsIntegrations", 403)
    with pytest.raises(Forbidden):
        services.refresh_status()
    StreamLease.objects.create(stream="jobs", paused_until=timezone.now() + timedelta(minutes=5))

    connection = refresh_and_commit(django_capture_on_commit_callbacks)

    assert (connection.state, connection.problem) == (State.ENABLED, "")
    assert StreamLease.objects.get().paused_until is None
    assert first_syncs == ["linkedin_rsc.fill_ledger"]


def test_unreachable_linkedin_leaves_the_state(enabled, linkedin_down):
    linkedin_down()

    with pytest.raises(Unreachable):
        services.refresh_status()

    connection = Connection.current()
    assert connection.state == State.ENABLED
    assert "could not be reached" in connection.problem


def test_nothing_is_asked_before_the_request_or_after_the_end(
    with_contract, administrator, linkedin
):
    linkedin.forget_requests()
    with pytest.raises(services.NothingRequested):
        services.refresh_status()
    services.disconnect(by=administrator)
    linkedin.forget_requests()
    with pytest.raises(services.NothingRequested):
        services.refresh_status()

    assert linkedin.requests() == []


def test_answer_that_arrives_after_the_end_changes_nothing(enabled, administrator, monkeypatch):
    real = integrations.read_integrations

    def end_meanwhile(*args):
        answer = real(*args)
        services.disconnect(by=administrator)
        return answer

    monkeypatch.setattr(integrations, "read_integrations", end_meanwhile)

    with pytest.raises(services.NothingRequested):
        services.refresh_status()

    assert Connection.current().state == State.DISCONNECTED
    assert not Integration.objects.exists()


def test_steps_follow_one_after_the_other_without_findings(enabled, linkedin):
    assert linkedin.findings() == []


def test_others_can_do_none_of_it(with_contract, recruiter):
    for step in (services.request, services.answer_partner, services.refresh_status):
        with pytest.raises(NotAllowed):
            step(by=recruiter)
