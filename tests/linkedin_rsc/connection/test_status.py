"""Where we stand with LinkedIn: switched on, half on, refused, off."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Activity
from linkedin_rsc.client.errors import Forbidden, Unauthorized, Unreachable
from linkedin_rsc.connect import services
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


def test_administrators_hear_once_that_linkedin_refuses_and_once_that_it_is_over(
    enabled, linkedin, administrator, recruiter
):
    linkedin.fail_next("atsIntegrations", 403, message="This application was blocked.", times=2)
    for _number in range(2):
        with pytest.raises(Forbidden):
            services.refresh_status()
    services.refresh_status()
    services.refresh_status()

    refused, over = administrator.notices.order_by("id")
    assert "“This application was blocked.”" in refused.text
    assert "nothing is sent and nothing comes in" in refused.text
    assert (refused.is_refusal, over.is_refusal) == (True, False)
    assert over.text == "LinkedIn lets Tandem in again. What waited goes out now."
    assert not recruiter.notices.exists()


def test_nothing_is_said_to_go_out_where_all_is_switched_off_meanwhile(
    enabled, linkedin, administrator
):
    linkedin.fail_next("atsIntegrations", 403)
    with pytest.raises(Forbidden):
        services.refresh_status()
    linkedin.disable(client_id=enabled.client_id)

    services.refresh_status()

    said = list(administrator.notices.values_list("text", flat=True))
    assert "LinkedIn lets Tandem in again. It is not switched on yet." in said
    assert not [text for text in said if "goes out now" in text]


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


def test_answer_that_arrives_after_the_end_changes_nothing(enabled, administrator, on_call):
    is_over = []

    def end_meanwhile():
        if not is_over:
            is_over.append(True)
            services.disconnect(by=administrator)

    on_call("/v2/atsIntegrations", end_meanwhile)

    with pytest.raises(services.NothingRequested):
        services.refresh_status()

    assert Connection.current().state == State.DISCONNECTED
    assert not Integration.objects.exists()
