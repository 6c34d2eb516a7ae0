"""Rule 16: challenges prove the callback URL, signed pushes arrive, failures are tried again."""

import hashlib
import hmac
import uuid
from datetime import datetime

import pytest

from tests.linkedin_sandbox.receiver import wait_for

RITA = 77120


@pytest.fixture
def callback(linkedin, customer, receiver):
    """A registered and validated callback URL; the enabling push went before it existed."""
    linkedin.turn(delivery_backoff_s=0.05)
    receiver.secret = customer.client_secret
    customer.configure("ONE_CLICK_EXPORT", CALLBACK_URL=receiver.url)
    wait_for(lambda: linkedin.callbacks()[0]["last_result"])
    return receiver


def export(linkedin):
    return linkedin.export(member="ilse-marbach-demo", seat=RITA)


def delivery_of(linkedin, request_id):
    (found,) = [one for one in linkedin.deliveries() if one["request_id"] == request_id]
    return found


def ended(linkedin, request_id):
    delivery = delivery_of(linkedin, request_id)
    return delivery if delivery["state"] != "queued" else None


def attempted(linkedin, request_id, tries):
    delivery = delivery_of(linkedin, request_id)
    return delivery if len(delivery["attempts"]) == tries else None


def seconds_between(earlier, later):
    return round((datetime.fromisoformat(later) - datetime.fromisoformat(earlier)).total_seconds())


def digest(secret, message):
    return hmac.new(secret.encode(), message, hashlib.sha256).hexdigest()


def test_registering_challenges_with_a_uuid_and_the_application(linkedin, customer, callback):
    first = callback.challenges[0]

    assert str(uuid.UUID(first["challengeCode"])) == first["challengeCode"]
    assert first["applicationId"] == str(customer.number)
    assert linkedin.callbacks()[0]["validated_at"]
    assert linkedin.callbacks()[0]["last_result"] == "passed"


def test_registering_probes_with_a_forgery(callback):
    assert callback.challenges[1]["challengeCode"].startswith("hmacsha256={")


def test_signing_the_forgery_fails_the_challenge(linkedin, callback):
    callback.answers_any_challenge = True

    (endpoint,) = linkedin.validate_callbacks()

    assert endpoint["failures_in_a_row"] == 1
    assert "hostile probe: signed" in endpoint["last_result"]


def test_a_wrong_secret_fails_the_challenge(linkedin, callback):
    callback.secret = "somebody-elses"

    (endpoint,) = linkedin.validate_callbacks()

    assert endpoint["last_result"] == "This URL did not pass the security challenge check"


def test_challenges_repeat_every_two_hours(linkedin, callback):
    (endpoint,) = linkedin.callbacks()
    before = len(callback.challenges)
    linkedin.advance_clock(7_201)

    wait_for(lambda: len(callback.challenges) == before + 2)

    assert seconds_between(endpoint["validated_at"], endpoint["next_challenge_at"]) == 7_200


def test_three_failures_block_until_validated_by_hand(linkedin, callback):
    callback.refuses_challenges = True
    blocked = [linkedin.validate_callbacks()[0]["is_blocked"] for _ in range(3)]
    request_id = export(linkedin)
    callback.refuses_challenges = False
    linkedin.validate_callbacks()

    assert blocked == [False, False, True]
    assert delivery_of(linkedin, request_id)["state"] == "blocked"
    assert callback.pushes == []
    assert not linkedin.callbacks()[0]["is_blocked"]


def test_an_export_is_pushed_and_signed_over_the_prefixed_body(linkedin, customer, callback):
    request_id = export(linkedin)

    push = wait_for(lambda: callback.pushes)[0]

    assert push.content == {
        "type": "EXPORT_CANDIDATE_PROFILE",
        "id": request_id,
        "expiresAt": push.content["expiresAt"],
    }
    assert push.signature == digest(customer.client_secret, b"hmacsha256=" + push.body)
    assert wait_for(lambda: ended(linkedin, request_id))["state"] == "delivered"


def test_reading_b_can_be_sent_to_see_it_refused(linkedin, customer, callback):
    linkedin.turn(signature_reading="B")
    export(linkedin)

    push = wait_for(lambda: callback.pushes)[0]

    assert push.signature == f"hmacsha256={digest(customer.client_secret, push.body)}"


@pytest.mark.parametrize(
    ("shape", "unwrap"),
    [
        ("object", lambda content: content),
        ("array", lambda content: content[0]),
        ("events", lambda content: content["events"][0]),
        ("elements", lambda content: content["elements"][0]),
    ],
)
def test_payloads_come_in_several_shapes(linkedin, callback, shape, unwrap):
    linkedin.turn(push_shape=shape, push_expires_at="none")
    request_id = export(linkedin)

    content = unwrap(wait_for(lambda: callback.pushes)[0].content)

    assert content == {"type": "EXPORT_CANDIDATE_PROFILE", "id": request_id}


@pytest.mark.parametrize("type_name", ["eventType", "type", "event-type", "notificationType"])
@pytest.mark.parametrize("id_name", ["requestId", "request_id", "id"])
def test_payloads_come_in_several_words(linkedin, callback, type_name, id_name):
    linkedin.turn(
        push_type_name=type_name, push_id_name=id_name, push_id_as_number=True,
        push_expires_at="none",
    )  # fmt: skip
    request_id = export(linkedin)

    (push,) = wait_for(lambda: callback.pushes)

    assert push.content == {type_name: "EXPORT_CANDIDATE_PROFILE", id_name: int(request_id)}


@pytest.mark.parametrize("name", ["notificationId", "id"])
def test_a_push_may_have_an_id_of_its_own(linkedin, callback, name):
    linkedin.turn(push_id_name="requestId", push_notification_id_name=name, deliver_twice=True)
    request_ids = [export(linkedin), export(linkedin)]

    wait_for(lambda: len(callback.pushes) == 4)

    own_ids = {push.content["requestId"]: push.content[name] for push in callback.pushes}
    assert list(own_ids) == request_ids
    assert len({(push.content["requestId"], push.content[name]) for push in callback.pushes}) == 2
    assert len(set(own_ids.values())) == 2


def test_a_status_change_is_pushed_and_can_be_fetched(linkedin, customer, callback):
    request_id = linkedin.disable(types=["IN_ATS_INDICATOR"])

    push = wait_for(lambda: callback.pushes)[0]
    answer = customer.call("GET", f"atsIntegrations?q=request&requestId={request_id}").json()

    assert (push.content["type"], push.content["id"]) == ("INTEGRATION_STATUS_CHANGE", request_id)
    assert [one["status"] for one in answer["elements"]] == ["DISABLED"]
    assert [one["integrationType"] for one in answer["elements"]] == ["IN_ATS_INDICATOR"]


def test_status_change_is_forgotten_after_a_day_as_an_export_is(linkedin, customer, callback):
    request_id = linkedin.disable(types=["IN_ATS_INDICATOR"])
    path = f"atsIntegrations?q=request&requestId={request_id}"
    linkedin.advance_clock(24 * 3_600 - 60)
    alive = customer.sign_in().call("GET", path)

    linkedin.advance_clock(61)

    assert alive.status_code == 200
    assert customer.call("GET", path).status_code == 404


@pytest.mark.parametrize(
    ("way", "read"),
    [
        ("text", lambda value: int(value) / 1000),
        ("number", lambda value: value / 1000),
        ("rfc3339", lambda value: datetime.fromisoformat(value).timestamp()),
    ],
)
def test_push_says_until_when_its_request_can_be_fetched(linkedin, callback, way, read):
    linkedin.turn(push_expires_at=way, request_valid_s=600)
    before = linkedin.now_ms()
    export(linkedin)
    after = linkedin.now_ms()

    content = wait_for(lambda: callback.pushes)[0].content

    queued = round(read(content["expiresAt"]) * 1000) - 600_000
    assert before - 1 <= queued <= after + 1
    assert isinstance(content["expiresAt"], int if way == "number" else str)


def test_changing_nothing_pushes_nothing(linkedin, callback):
    assert linkedin.enable(organization=9100321) is None
    assert linkedin.deliveries()[-1]["state"] == "no_callback"


def test_an_unknown_status_change_is_404(customer):
    answer = customer.call("GET", "atsIntegrations?q=request&requestId=1")

    assert answer.status_code == 404


def test_a_refused_push_comes_again_with_longer_waits(linkedin, callback):
    linkedin.turn(delivery_backoff_s=100)
    callback.statuses = [500, 401, 302]
    request_id, waits = export(linkedin), []
    for tries in range(1, 4):
        tried = wait_for(lambda tries=tries: attempted(linkedin, request_id, tries))
        waits.append(seconds_between(tried["attempts"][-1]["at"], tried["due_at"]))
        linkedin.advance_clock(waits[-1])

    delivery = wait_for(lambda: ended(linkedin, request_id))

    assert waits == [100, 200, 400]
    assert delivery["state"] == "delivered"
    assert [attempt["status"] for attempt in delivery["attempts"]] == [500, 401, 302, 200]


def test_after_five_redeliveries_a_push_is_given_up(linkedin, callback):
    linkedin.turn(delivery_backoff_s=0)
    callback.statuses = [503] * 9
    request_id = export(linkedin)

    delivery = wait_for(lambda: ended(linkedin, request_id))

    assert delivery["state"] == "failed"
    assert len(delivery["attempts"]) == 6


def test_a_slow_receiver_counts_as_failed(linkedin, callback):
    linkedin.turn(delivery_timeout_s=0.05, redeliveries=0)
    callback.delay_s = 0.5
    request_id = export(linkedin)

    delivery = wait_for(lambda: ended(linkedin, request_id))

    assert delivery["state"] == "failed"
    assert delivery["attempts"][0]["error"] == "ReadTimeout"


@pytest.mark.parametrize(("trickle_s", "state"), [(2.5, "failed"), (0.5, "delivered")])
def test_a_receiver_has_three_seconds_for_all_of_its_answer(linkedin, callback, trickle_s, state):
    linkedin.turn(redeliveries=0)
    callback.trickle_s = trickle_s
    request_id = export(linkedin)

    delivery = wait_for(lambda: ended(linkedin, request_id))

    # Each byte comes in time; together they take too long, or do not.
    assert delivery["state"] == state


def test_a_trickling_challenge_fails(linkedin, callback):
    linkedin.turn(delivery_timeout_s=0.1)
    callback.trickle_s = 0.02

    (endpoint,) = linkedin.validate_callbacks()

    assert endpoint["last_result"] == "no answer (ReadTimeout)"


def test_the_same_push_may_come_twice(linkedin, callback):
    linkedin.turn(deliver_twice=True)
    export(linkedin)

    wait_for(lambda: len(callback.pushes) == 2)

    assert callback.pushes[0].body == callback.pushes[1].body


def test_pushes_may_arrive_out_of_order(linkedin, callback):
    linkedin.turn(deliver_out_of_order=True)
    sent = [export(linkedin), export(linkedin)]
    linkedin.advance_clock(5)

    wait_for(lambda: len(callback.pushes) == 2)

    assert [push.content["id"] for push in callback.pushes] == list(reversed(sent))
