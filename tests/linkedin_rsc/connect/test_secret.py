"""A new secret of the application: no push is lost, none is taken that should not be."""

import hashlib
import hmac
import json

import pytest
from django.test import Client

from accounts.models import Activity
from linkedin_rsc import gateway
from linkedin_rsc.client.errors import LinkedInError, Unreachable
from linkedin_rsc.client.generations.choice import V2
from linkedin_rsc.client.resources import read_integrations
from linkedin_rsc.client.resources.secrets import roll_secret as roll_at_linkedin
from linkedin_rsc.connect import services
from linkedin_rsc.connect.services.secret import (
    NoFormerSecret,
    SecretBeingMade,
    SecretIsYours,
    TwoSecrets,
)
from linkedin_rsc.connection.keys import all_keys
from linkedin_rsc.intake.challenge import answer_challenge
from linkedin_rsc.leases import tokens
from linkedin_rsc.models import Connection, Notification

pytestmark = pytest.mark.django_db


class Pretended:
    """A transport of v2 whose answers a test makes up: what LinkedIn's look like is not public."""

    form_of = staticmethod(V2.form_of)


def push(secret: str, request_id: str) -> int:
    body = json.dumps({"type": "INTEGRATION_STATUS_CHANGE", "id": request_id}).encode()
    signed = hmac.new(secret.encode(), b"hmacsha256=" + body, hashlib.sha256)
    return (
        Client()
        .post(
            f"/linkedin/callback/{Connection.current().callback_token}/",
            body,
            content_type="application/json",
            headers={"X-LI-Signature": signed.hexdigest()},
        )
        .status_code
    )


def test_the_new_secret_is_used_and_the_former_goes_on_counting(enabled, administrator, linkedin):
    former = enabled.client_secret

    connection = services.roll_secret(by=administrator)

    assert connection.client_secret != former
    assert (connection.former_secret, connection.secret_rolled_at is None) == (former, False)
    assert [push(former, "1"), push(connection.client_secret, "2")] == [200, 200]
    read_integrations(gateway.transport_for(connection), all_keys(connection))
    token = linkedin.requests(resource="accessToken", status=200)[-1]
    assert token["client_id"] == connection.client_id
    assert Activity.objects.get(verb="linkedin.secret.rolled").actor == administrator


def test_dropped_it_counts_no_longer_in_a_process_that_knew_it(enabled, administrator, linkedin):
    former = enabled.client_secret
    services.roll_secret(by=administrator)
    assert push(former, "1") == 200

    services.drop_former_secret(by=administrator)

    assert push(former, "2") == 401
    assert push(Connection.current().client_secret, "3") == 200
    assert Notification.objects.count() == 2


def test_a_third_secret_is_refused_here_and_by_linkedin(enabled, administrator, linkedin):
    services.roll_secret(by=administrator)
    with pytest.raises(TwoSecrets):
        services.roll_secret(by=administrator)

    services.drop_former_secret(by=administrator)
    with pytest.raises(LinkedInError, match="two secrets"):
        services.roll_secret(by=administrator)
    assert "two secrets" in Connection.current().problem

    linkedin.delete_former_secret(enabled.client_id)
    assert services.roll_secret(by=administrator).problem == ""


def test_of_two_who_roll_at_once_one_waits_and_no_secret_is_lost(
    enabled, administrator, linkedin, on_call
):
    """The second presses while LinkedIn answers the first."""
    refusals, former = [], enabled.client_secret

    def press():
        with pytest.raises(SecretBeingMade) as refusal:
            services.roll_secret(by=administrator)
        refusals.append(refusal)

    on_call("developerApplicationsSecurity", press)
    connection = services.roll_secret(by=administrator)

    assert len(refusals) == 1
    assert Connection.current().problem == ""
    assert connection.former_secret == former
    assert [push(former, "1"), push(connection.client_secret, "2")] == [200, 200]
    gateway.forget()
    read_integrations(gateway.transport_for(connection), all_keys(connection))


def test_who_asks_for_a_token_while_the_secret_is_rolled_gets_a_good_one(
    enabled, administrator, linkedin, on_call
):
    """It is asked for with the secret of before, and no process uses it for the new one."""
    read_integrations(gateway.transport_for(enabled), all_keys(enabled))
    tokens.forget_all()
    rolled = []

    def roll():
        if not rolled:
            rolled.append(True)
            services.roll_secret(by=administrator)

    on_call("accessToken", roll, before=True)
    before = Connection.current()
    token = gateway.token_of(before)

    after = Connection.current()
    assert after.client_secret != before.client_secret
    assert gateway.token_of(before) == token
    assert gateway.token_of(after) != token
    for connection in (before, after):
        read_integrations(gateway.transport_for(connection), all_keys(connection))


def test_the_challenge_is_answered_with_the_newest(enabled, administrator, linkedin):
    """LinkedIn takes one answer alone (webhooks.md section 2.1)."""
    services.roll_secret(by=administrator)
    code = "6d1f0a52-93be-4f0c-8c1e-5b7a2f9e0d44"

    address = f"/linkedin/callback/{Connection.current().callback_token}/"
    answer = Client().get(address, {"challengeCode": code}).json()

    assert answer == answer_challenge(code, Connection.current().client_secret)


def test_an_answer_that_cannot_be_read_loses_nothing_and_logs_no_value(caplog):
    class Silent(Pretended):
        def act(self, path, action, *, form):
            return {"value": {"hidden": "s3cret"}}

    with pytest.raises(Unreachable, match="could not be read"):
        roll_at_linkedin(Silent())

    assert "['value']" in caplog.text
    assert "s3cret" not in caplog.text


@pytest.mark.parametrize(
    "answer",
    [
        {"clientSecret": "new"},
        {"value": {"client_secret": "new", "oldSecret": "old"}},
        {"value": {"previousSecret": {"secret": "old"}, "credentials": {"clientSecret": "new"}}},
    ],
)
def test_the_new_secret_is_found_by_its_name(answer):
    class LinkedIn(Pretended):
        def act(self, path, action, *, form):
            return answer

    assert roll_at_linkedin(LinkedIn()) == "new"


def test_an_own_application_is_rolled_where_it_is_made(enabled, administrator, settings):
    settings.LINKEDIN_CLIENT_ID, settings.LINKEDIN_CLIENT_SECRET = "own", "secret"

    with pytest.raises(SecretIsYours):
        services.roll_secret(by=administrator)


def test_nothing_is_dropped_twice(enabled, administrator):
    with pytest.raises(NoFormerSecret):
        services.drop_former_secret(by=administrator)
