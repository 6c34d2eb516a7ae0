"""The callback URL as LinkedIn and strangers see it (webhooks.md sections 1 to 4)."""

import hashlib
import hmac
import json
from contextlib import contextmanager
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from django.db import DatabaseError, connection
from django.test import RequestFactory
from kombu.transport import memory

from linkedin_rsc import nudges
from linkedin_rsc.intake import processing
from linkedin_rsc.intake.callback import callback
from linkedin_rsc.intake.pushes import MAX_EVENTS
from linkedin_rsc.models import CallbackCount, Connection, Notification
from tests.factories.linkedin_rsc import ConnectionFactory

pytestmark = pytest.mark.django_db

URL = "/linkedin/callback/the-token/"
CHILD = "demo-child-secret-9Zy8Xw7V"
UUID = "b7c9d2aa-51f4-4e0b-8d33-0a6e7f812c90"
# Vectors C2, D3 and N1 of webhooks.md section 8.
C2 = "8c1545c128807c8514a42c8966f631ba65a387009b9830ca952c0d75c2bae333"
D3_BODY = b'{"type":"EXPORT_CANDIDATE_PROFILE","requestId":"exp-9f31"}'
D3 = "c5404c8646c32009aee6fd2dadab8135fe7755c237a23d3955fb9df204fe3b12"


@pytest.fixture(autouse=True)
def company():
    return ConnectionFactory(application="urn:li:developerApplication:4407311")


@pytest.fixture(autouse=True)
def no_queue(nudged):
    """No test here needs a worker."""


def sign(body: bytes, secret: str = CHILD) -> str:
    return hmac.new(secret.encode(), b"hmacsha256=" + body, hashlib.sha256).hexdigest()


def push(client, body: bytes, signature: str | None = None, url: str = URL, **extra):
    headers = {"X-LI-Signature": sign(body) if signature is None else signature}
    return client.post(url, body, content_type="application/json", headers=headers, **extra)


@contextmanager
def refusing(verb: str):
    """Be a database that is down for statements of this kind; give those it refused."""
    refused: list[str] = []

    def execute(run, sql, *others):
        if sql.startswith(verb):
            refused.append(sql)
            raise DatabaseError("database is locked")
        return run(sql, *others)

    with connection.execute_wrapper(execute):
        yield refused


def counted(outcome: str) -> int:
    return sum(CallbackCount.objects.filter(outcome=outcome).values_list("count", flat=True))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
@pytest.mark.parametrize("said", ["\\u0000 and \\ud800", "\ud800 alone", "Zoë 🙂"])
def test_push_is_stored_alike_by_every_database_whatever_its_texts_hold(client, encoding, said):
    words = f'{{"type": "EXPORT_CANDIDATE_PROFILE", "id": "exp-1", "note": "{said}"}}'
    body = words.encode(encoding, "surrogatepass")

    assert push(client, body).json() == {"status": "accepted"}

    kept = Notification.objects.get()
    assert (kept.request_id, kept.kind) == ("exp-1", Notification.Kind.EXPORT)
    readable = words.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    assert kept.raw_body.replace("\ufffd", "") == readable.replace("\ufffd", "")
    assert push(client, body).json() == {"status": "duplicate"}


def test_challenge_is_answered_with_the_child_secret(client):
    response = client.get(URL, {"challengeCode": UUID, "applicationId": "4407311"})

    assert response.status_code == 200
    assert response["Content-Type"] == "application/json"
    assert response.json() == {"challengeCode": UUID, "challengeResponse": C2}


def test_challenge_is_answered_before_it_is_counted():
    with refusing("INSERT") as refused:
        response = callback(RequestFactory().get(URL, {"challengeCode": UUID}), "the-token")
        assert (response.status_code, refused) == (200, [])

        response.close()

    assert [sql.split()[2] for sql in refused] == ["linkedin_rsc_callbackcount"]


def test_challenge_for_another_application_is_404(client):
    response = client.get(URL, {"challengeCode": UUID, "applicationId": "1"})

    assert response.status_code == 404
    assert counted("other_challenge") == 1


@pytest.mark.parametrize(
    "code", ["", "not-a-uuid", 'hmacsha256={"type":"RESYNC_JOBS"}', f"{UUID}\n", f" {UUID}"]
)
def test_challenge_signs_nothing_but_a_uuid(client, code):
    response = client.get(URL, {"challengeCode": code})

    assert (response.status_code, response.content) == (400, b"")
    assert counted("bad_challenge") == 1


def test_challenges_are_limited_a_minute(client):
    answers = {client.get(URL, {"challengeCode": UUID}).status_code for _ in range(32)}

    assert answers == {200, 429}


def test_unknown_token_is_404_and_leaves_only_a_counter(client):
    response = push(client, D3_BODY, url="/linkedin/callback/guessed/")

    assert (response.status_code, response.content) == (404, b"")
    assert Notification.objects.count() == 0
    assert counted("unknown_token") == 1


@pytest.mark.parametrize(
    "signature", ["", "f" * 63, "z" * 64, sign(D3_BODY, "a stranger's secret"), D3[:-1]]
)
def test_unsigned_or_wrongly_signed_is_401_and_leaves_only_a_counter(client, signature):
    response = push(client, D3_BODY, signature)

    assert (response.status_code, response.content) == (401, b"")
    assert Notification.objects.count() == 0
    assert counted("unsigned") == 1


def test_body_over_two_mebibytes_is_413(client):
    body = b'{"requestId":"' + b"x" * (2 * 1024 * 1024) + b'"}'

    response = push(client, body)

    assert response.status_code == 413
    assert Notification.objects.count() == 0
    assert counted("too_large") == 1


def test_body_of_just_two_mebibytes_is_read(client):
    body = D3_BODY[:-1] + b',"padding":"'
    body += b"x" * (2 * 1024 * 1024 - len(body) - 2) + b'"}'

    assert push(client, body).status_code == 200


def test_compressed_body_is_415(client):
    response = push(client, D3_BODY, HTTP_CONTENT_ENCODING="gzip")

    assert response.status_code == 415


def test_signed_nonsense_is_400(client):
    response = push(client, b"not json")

    assert response.status_code == 400
    assert Notification.objects.count() == 0


def test_other_methods_are_405(client):
    assert client.put(URL).status_code == 405


def test_signed_push_is_stored_before_it_is_answered(
    client, nudged, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        response = push(client, D3_BODY, D3)

    notification = Notification.objects.get()
    assert (response.status_code, response.json()) == (200, {"status": "accepted"})
    assert (notification.kind, notification.request_id) == ("EXPORT_CANDIDATE_PROFILE", "exp-9f31")
    assert notification.raw_body.encode() == D3_BODY
    assert nudged == ["linkedin_rsc.process_waiting_notifications"]
    assert processing.waiting(notification.received_at) == [notification.pk]


def test_two_nudges_serve_a_burst_one_at_once_and_one_for_the_rest(
    client, nudged, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(nudges, "time", SimpleNamespace(monotonic=lambda: 1_000.0))

    with django_capture_on_commit_callbacks(execute=True):
        for number in range(20):
            body = f'{{"type":"EXPORT_CANDIDATE_PROFILE","requestId":"r{number}"}}'
            push(client, body.encode())

    assert nudged == ["linkedin_rsc.process_waiting_notifications"] * 2


@pytest.mark.parametrize("header", [D3.upper(), f"hmacsha256={D3}", f"  {D3} "])
def test_tolerated_spellings_of_the_signature(client, header):
    assert push(client, D3_BODY, header).status_code == 200


def test_parent_secret_signs_too(client):
    signature = sign(D3_BODY, "tandem-parent-secret-for-the-sandbox")

    assert push(client, D3_BODY, signature).status_code == 200


def test_same_push_twice_is_one_row(client):
    push(client, D3_BODY)
    response = push(client, D3_BODY)

    assert (response.status_code, response.json()) == (200, {"status": "duplicate"})
    assert Notification.objects.count() == 1


def test_same_request_id_of_another_kind_is_another_row(client):
    push(client, D3_BODY)
    push(client, b'{"type":"INTEGRATION_STATUS_CHANGE","requestId":"exp-9f31"}')

    assert Notification.objects.count() == 2


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b'{"type":"SOMETHING_NEW","requestId":"r1"}', "does not know this kind"),
        (b'{"type":"EXPORT_CANDIDATE_PROFILE"}', "did not say which request"),
        (b"[]", "does not know this kind"),
        (b"{}", "does not know this kind"),
    ],
)
def test_unusable_event_is_kept_and_ignored_with_the_reason(client, nudged, body, reason):
    response = push(client, body)

    assert (response.status_code, response.json()) == (200, {"status": "ignored"})
    notification = Notification.objects.get()
    assert notification.state == "ignored"
    assert reason in notification.reason
    assert nudged == []


@pytest.mark.parametrize("wrap", [lambda events: events, lambda events: {"events": events}])
def test_several_events_of_one_push_are_several_rows(client, wrap):
    events = [
        {"eventType": "EXPORT_CANDIDATE_PROFILE", "requestId": 1},
        {"eventType": "EXPORT_CANDIDATE_PROFILE", "requestId": "2"},
    ]

    push(client, json.dumps(wrap(events)).encode())

    assert set(Notification.objects.values_list("request_id", flat=True)) == {"1", "2"}


def exports(count: int) -> list[dict]:
    return [
        {"type": "EXPORT_CANDIDATE_PROFILE", "requestId": number, "note": "Zoë\x00" * 20}
        for number in range(count)
    ]


def test_body_of_many_events_is_kept_once(client):
    body = json.dumps({"events": exports(MAX_EVENTS)}).encode()

    assert push(client, body).json() == {"status": "accepted"}

    kept = Notification.objects.order_by("pk").values_list("request_id", "raw_body")
    assert [json.loads(part)["requestId"] for _, part in kept] == list(range(MAX_EVENTS))
    assert sum(len(part) for _, part in kept) <= len(body)


def test_body_of_the_only_event_is_kept_as_it_came(client):
    body = b' [ {"requestId":"1" , "type":"EXPORT_CANDIDATE_PROFILE"} , 7 ] '

    push(client, body)

    assert Notification.objects.get().raw_body.encode() == body


def test_more_events_than_a_push_may_bring_are_refused_with_a_sentence(client, caplog):
    response = push(client, json.dumps(exports(MAX_EVENTS + 1)).encode())

    assert response.status_code == 413
    assert response.text == "A push brings at most 1000 events; this one has 1001."
    assert response.text in caplog.text
    assert Notification.objects.count() == 0
    assert counted("too_large") == 1


def test_storage_down_is_503_so_that_linkedin_sends_again(client):
    with refusing("INSERT"):
        assert push(client, D3_BODY).status_code == 503


def test_queue_down_does_not_lose_the_push(client, monkeypatch, django_capture_on_commit_callbacks):
    def fail(*args, **kwargs):
        refused.append(args)
        raise ConnectionError

    refused = []
    monkeypatch.setattr(memory.Channel, "_put", fail)

    with django_capture_on_commit_callbacks(execute=True):
        response = push(client, D3_BODY)

    assert response.status_code == 200
    assert len(refused) == 1
    assert processing.waiting(Notification.objects.get().received_at)


def test_push_of_a_known_owner_is_one_statement(client, django_assert_num_queries):
    push(client, b"[1]")

    # The insert, which asks whether the owner is still the same.
    with django_assert_num_queries(1):
        assert push(client, D3_BODY).json() == {"status": "accepted"}


def test_several_events_are_one_statement(client, django_assert_num_queries):
    push(client, b"[1]")
    events = [{"type": "EXPORT_CANDIDATE_PROFILE", "requestId": number} for number in range(50)]

    with django_assert_num_queries(1):
        push(client, json.dumps(events).encode())

    assert Notification.objects.filter(state="received").count() == 50


def test_known_push_is_few_statements(client, django_assert_num_queries):
    push(client, D3_BODY)

    # The insert, the owner (it might have changed instead), the counter.
    with django_assert_num_queries(3):
        push(client, D3_BODY)

    assert counted("duplicate") == 1


def test_same_event_twice_in_one_push_is_one_row(client):
    event = {"type": "EXPORT_CANDIDATE_PROFILE", "requestId": "twice"}
    other = {**event, "requestId": "other"}

    assert push(client, json.dumps([event, other, event]).encode()).status_code == 200

    assert sorted(Notification.objects.values_list("request_id", flat=True)) == ["other", "twice"]


def test_expiry_of_one_event_among_several_is_kept(client):
    events = [
        {"type": "EXPORT_CANDIDATE_PROFILE", "requestId": "1", "expiresAt": 1_790_000_000_000},
        {"type": "EXPORT_CANDIDATE_PROFILE", "requestId": "2"},
    ]

    push(client, json.dumps(events).encode())

    kept = Notification.objects.order_by("request_id").values_list("expires_at", flat=True)
    assert list(kept) == [datetime.fromtimestamp(1_790_000_000, tz=UTC), None]


def test_worker_that_is_never_nudged_finds_the_push(client, nudged):
    """The process dies between storing and nudging: nothing that is due on commit is done."""
    push(client, D3_BODY)

    assert nudged == []
    assert processing.waiting(Notification.objects.get().received_at)


def test_answers_carry_the_headers_of_every_answer(client):
    for response in (push(client, D3_BODY), push(client, D3_BODY, "unsigned")):
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["X-Frame-Options"] == "DENY"
        assert "default-src 'self'" in response["Content-Security-Policy"]
        assert response["Content-Length"] == str(len(response.content))


def test_disconnect_in_another_process_is_felt_by_the_next_push(client):
    assert push(client, b"[1]").status_code == 200

    Connection.objects.update(callback_digest=None)

    assert push(client, D3_BODY).status_code == 404
    assert counted("unknown_token") == 1


def test_new_secret_in_another_process_is_felt_by_the_next_push(client):
    assert push(client, b"[1]").status_code == 200

    Connection.objects.update(client_secret="the-new-secret")

    assert push(client, D3_BODY).status_code == 401
    assert push(client, D3_BODY, sign(D3_BODY, "the-new-secret")).status_code == 200


def test_new_application_in_another_process_is_felt_by_the_next_push(client):
    assert push(client, b"[1]").status_code == 200

    Connection.objects.update(application="urn:li:developerApplication:5")
    push(client, D3_BODY)

    known_to = Notification.objects.order_by("id").values_list("application_urn", flat=True)
    assert list(known_to)[-1] == "urn:li:developerApplication:5"


def test_refusal_does_not_stay_when_the_address_is_made_anew(client, company):
    Connection.objects.update(callback_digest=None)
    assert push(client, D3_BODY).status_code == 404

    Connection.objects.update(callback_digest=company.callback_digest)

    assert push(client, D3_BODY).status_code == 200


def test_push_of_either_application_is_taken_while_linkedin_changes_over(client, settings):
    settings.LINKEDIN_CLIENT_SECRET = "the-secret-they-brought"

    made = push(client, D3_BODY, sign(D3_BODY, CHILD))
    brought = push(client, b"{}", sign(b"{}", "the-secret-they-brought"))

    assert (made.status_code, brought.status_code) == (200, 200)


def test_push_signed_by_the_parent_application_is_taken_and_logged(client, settings, caplog):
    settings.LINKEDIN_PARTNER_CLIENT_SECRET = "the-parents-secret"

    response = push(client, D3_BODY, sign(D3_BODY, "the-parents-secret"))

    assert response.status_code == 200
    assert "parent application" in caplog.text


def test_unknown_push_with_an_id_of_its_own_is_kept_once(client):
    bodies = [
        json.dumps({"type": "NEW_KIND", "notificationId": "n-1", "sentAt": sent_at}).encode()
        for sent_at in (1, 2)
    ]

    answers = [push(client, body).json()["status"] for body in bodies]

    assert answers == ["ignored", "duplicate"]
    assert Notification.objects.get().request_id == "n-1"
