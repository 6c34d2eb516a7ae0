"""The LinkedIn integration over the API: settings, ledger, notifications."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Activity
from linkedin_rsc.models import Connection, LedgerRow, Notification
from tests.api.shapes import assert_problem
from tests.factories.linkedin_rsc import (
    ConnectionFactory,
    LedgerRowFactory,
    NotificationFactory,
)

SETTINGS = "/api/v1/linkedin/settings/"
LEDGER = "/api/v1/linkedin/ledger/"
NOTIFICATIONS = "/api/v1/linkedin/notifications/"
DEFAULTS = {
    "company_name": "",
    "company_id": "",
    "job_availability": "private",
    "use_access_lists": False,
    "share_prospects": False,
    "share_notes": False,
    "share_feedback": False,
    "share_resumes": False,
    "withheld_fields": [],
}
ROLES = {
    "administrator": (200, 202, 200),
    "read_only": (200, 403, 403),
    "recruiter": (403, 403, 403),
    "hiring_manager": (403, 403, 403),
    "interviewer": (403, 403, 403),
}


@pytest.mark.parametrize("role", ROLES)
def test_only_administrators_change_and_read_only_people_look(everybody, role, api_as):
    client = api_as(everybody[role])
    row = f"{LEDGER}{LedgerRowFactory().public_id}/"
    push = f"{NOTIFICATIONS}{NotificationFactory(state='failed').public_id}/"
    read, act, patch = ROLES[role]

    reads = [client.get(path).status_code for path in (SETTINGS, LEDGER, NOTIFICATIONS, row, push)]
    acts = [client.post(path).status_code for path in (f"{row}resend/", f"{push}replay/")]
    patched = client.patch(SETTINGS, {"share_notes": True})

    assert reads == [read] * 5
    assert acts == [act] * 2
    assert patched.status_code == patch


def test_a_recruiter_learns_why(recruiter, api_as):
    body = assert_problem(api_as(recruiter).get(SETTINGS), 403, "not_allowed")

    assert body["detail"] == "Only administrators manage the LinkedIn integration."


def test_without_a_token_nothing_is_told(db, client):
    assert_problem(client.get(SETTINGS), 401, "not_authenticated")


def test_settings_have_defaults_before_anything_is_connected(administrator, api_as):
    assert api_as(administrator).get(SETTINGS).json() == DEFAULTS
    assert not Connection.objects.exists()


def test_patch_changes_only_the_given_settings(administrator, api_as):
    client = api_as(administrator)

    changed = client.patch(SETTINGS, {"job_availability": "public", "share_notes": True})

    wanted = {**DEFAULTS, "job_availability": "public", "share_notes": True}
    assert changed.json() == wanted
    assert client.get(SETTINGS).json() == wanted
    assert Activity.objects.filter(verb="linkedin.settings.changed", actor=administrator).exists()


def test_all_settings_can_be_sent_back_with_one_change(administrator, api_as):
    response = api_as(administrator).patch(SETTINGS, {**DEFAULTS, "share_prospects": True})

    assert response.json() == {**DEFAULTS, "share_prospects": True}


@pytest.mark.parametrize("company_id", ["9100321", " urn:li:organization:9100321 "])
def test_the_company_is_named_before_it_is_connected(administrator, api_as, company_id):
    client = api_as(administrator)
    company = {"company_name": "Nordwind Logistics", "company_id": company_id}

    assert client.patch(SETTINGS, company).status_code == 200
    assert client.get(SETTINGS).json() == {**DEFAULTS, **company, "company_id": "9100321"}
    assert Activity.objects.filter(verb="linkedin.company.saved", actor=administrator).exists()


def test_a_connected_company_keeps_its_id_and_may_be_renamed(administrator, api_as):
    ConnectionFactory(enabled=True, company_name="Nordwind", organization_id="9100321")
    client = api_as(administrator)

    refused = client.patch(SETTINGS, {"company_id": "9100999", "share_notes": True})

    assert_problem(refused, 409, "still_connected", "company_id")
    connection = Connection.current()
    assert (connection.organization_id, connection.share_notes) == ("9100321", None)
    renamed = client.patch(SETTINGS, {"company_name": "Nordwind Logistics"}).json()
    assert (renamed["company_name"], renamed["company_id"]) == ("Nordwind Logistics", "9100321")


@pytest.mark.parametrize(
    ("company", "field"),
    [
        ({"company_id": "9100321"}, "company_name"),
        ({"company_name": "Nordwind"}, "company_id"),
        ({"company_name": "Nordwind", "company_id": "nordwind"}, "company_id"),
        ({"company_name": "x" * 201, "company_id": "9100321"}, "company_name"),
    ],
)
def test_a_company_that_makes_no_sense_is_not_kept(administrator, api_as, company, field):
    refused = api_as(administrator).patch(SETTINGS, {**company, "share_notes": True})

    assert_problem(refused, 400, "invalid", field)
    assert Connection.current().share_notes is None


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"job_availability": "secret"}, "job_availability"),
        ({"share_notes": "perhaps"}, "share_notes"),
        ({"share_secrets": True}, "share_secrets"),
    ],
)
def test_a_setting_that_makes_no_sense_is_named(administrator, api_as, change, field):
    assert_problem(api_as(administrator).patch(SETTINGS, change), 400, "invalid", field)


def test_the_ledger_shows_the_fixed_fields(administrator, api_as):
    row = LedgerRowFactory(state="held", hold="prospect")

    (shown,) = api_as(administrator).get(LEDGER).json()["results"]

    assert set(shown) == {
        "id", "stream", "record", "state", "reason", "attempts", "changed_at", "sent_at",
    }  # fmt: skip
    assert shown["id"] == row.public_id
    assert (shown["stream"], shown["record"]) == ("candidates", row.record)
    assert (shown["state"], shown["reason"]) == ("held", "still a prospect")
    assert shown["sent_at"] is None


def test_what_another_company_held_is_not_called_sent(administrator, api_as):
    ConnectionFactory(enabled=True, epoch=2)
    LedgerRowFactory.create_batch(2, state="sent", epoch=1)
    LedgerRowFactory(state="sent", epoch=2)

    with CaptureQueriesContext(connection) as queries:
        body = api_as(administrator).get(LEDGER).json()

    assert [row["state"] for row in body["results"]] == ["sent", "queued", "queued"]
    assert len([one for one in queries if "linkedin_rsc_connection" in one["sql"]]) == 1


def test_the_ledger_is_filtered(administrator, api_as):
    client = api_as(administrator)
    wanted = LedgerRowFactory(stream="jobs", record="JOB-0042", state="needs_attention")
    LedgerRowFactory()

    for query in ({"stream": "jobs"}, {"record": "JOB-0042"}, {"state": "needs_attention"}):
        found = client.get(LEDGER, query).json()["results"]
        assert [row["id"] for row in found] == [wanted.public_id], query
    assert_problem(client.get(LEDGER, {"state": "lost"}), 400, "invalid", "state")


def test_a_record_is_sent_again(administrator, api_as):
    row = LedgerRowFactory(state="needs_attention", answer="Bad postal code.", attempts=3)

    response = api_as(administrator).post(f"{LEDGER}{row.public_id}/resend/")

    assert response.status_code == 202
    assert (response.json()["state"], response.json()["attempts"]) == ("queued", 0)
    assert LedgerRow.objects.get().state == "queued"


def test_a_record_in_flight_is_not_sent_again(administrator, api_as):
    row = LedgerRowFactory(state="in_flight")

    response = api_as(administrator).post(f"{LEDGER}{row.public_id}/resend/")

    assert_problem(response, 409, "in_flight")


def test_notifications_show_the_fixed_fields_and_never_the_raw_body(administrator, api_as):
    notification = NotificationFactory(state="refused", reason="The job is closed.")

    (shown,) = api_as(administrator).get(NOTIFICATIONS).json()["results"]

    assert set(shown) == {
        "id", "kind", "request_id", "state", "reason", "attempts", "received_at", "processed_at",
    }  # fmt: skip
    assert shown["id"] == notification.public_id
    assert shown["request_id"] == notification.request_id
    assert (shown["state"], shown["reason"]) == ("refused", "The job is closed.")


def test_notifications_are_filtered(administrator, api_as):
    client = api_as(administrator)
    wanted = NotificationFactory(state="failed", kind="INTEGRATION_STATUS_CHANGE")
    NotificationFactory()

    for query in (
        {"state": "failed"},
        {"kind": "INTEGRATION_STATUS_CHANGE"},
        {"request_id": wanted.request_id},
    ):
        found = client.get(NOTIFICATIONS, query).json()["results"]
        assert [shown["id"] for shown in found] == [wanted.public_id], query
    assert_problem(client.get(NOTIFICATIONS, {"kind": "SPAM"}), 400, "invalid", "kind")


def test_a_notification_is_replayed(administrator, api_as):
    notification = NotificationFactory(state="failed", reason="LinkedIn was away.")

    response = api_as(administrator).post(f"{NOTIFICATIONS}{notification.public_id}/replay/")

    assert response.status_code == 202
    assert (response.json()["state"], response.json()["reason"]) == ("received", "")
    assert Notification.objects.get().state == "received"


def test_a_notification_in_work_is_not_replayed(administrator, api_as):
    notification = NotificationFactory(state="processing")

    response = api_as(administrator).post(f"{NOTIFICATIONS}{notification.public_id}/replay/")

    assert_problem(response, 409, "still_in_work")


@pytest.mark.parametrize("path", [f"{LEDGER}none/resend/", f"{NOTIFICATIONS}none/replay/"])
def test_what_is_not_there_is_not_found(administrator, api_as, path):
    assert_problem(api_as(administrator).post(path), 404, "not_found")


@pytest.mark.parametrize(
    ("path", "make", "most"),
    [(LEDGER, LedgerRowFactory, 4), (NOTIFICATIONS, NotificationFactory, 4)],
)
def test_the_lists_take_as_many_queries_for_200_rows_as_for_10(
    administrator, api_as, path, make, most
):
    client = api_as(administrator)
    counts = {}
    for rows in (10, 190):
        make.create_batch(rows)
        with CaptureQueriesContext(connection) as queries:
            shown = client.get(path, {"page_size": 200}).json()["results"]
        counts[len(shown)] = len(queries)

    # Token with its user · roles · the rows · what the ledger's rows belong to, or that whom
    # the notifications tell of was read.
    assert counts == {10: most, 200: most}
