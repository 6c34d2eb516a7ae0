"""Which application speaks for the company, and that its connection is kept."""

import hashlib
import hmac

import pytest

from linkedin_rsc import gateway
from linkedin_rsc.models import Connection
from tests.factories.linkedin_rsc import ConnectionFactory


def test_the_provisioned_application_speaks_for_the_company():
    connection = Connection(client_id="78child", client_secret="s3cret")

    keys = gateway.credentials(connection)

    assert (keys.client_id, keys.client_secret) == ("78child", "s3cret")


def test_an_application_brought_along_goes_first(settings):
    settings.LINKEDIN_CLIENT_ID, settings.LINKEDIN_CLIENT_SECRET = "own", "own-secret"

    keys = gateway.credentials(Connection(client_id="78child", client_secret="s3cret"))

    assert keys.client_id == "own"


def test_half_an_application_counts_as_none(settings):
    settings.LINKEDIN_CLIENT_ID = "own"

    with pytest.raises(gateway.NoApplication, match="LINKEDIN_CLIENT_SECRET"):
        gateway.transport_for(Connection(client_id="78child"))


def test_one_transport_serves_the_whole_process():
    connection = Connection(client_id="78child", client_secret="s3cret")

    assert gateway.transport_for(connection) is gateway.transport_for(connection)


def test_another_secret_gets_another_transport():
    before = gateway.transport_for(Connection(client_id="78child", client_secret="old"))
    after = gateway.transport_for(Connection(client_id="78child", client_secret="new"))

    assert before is not after


def test_without_a_parent_application_the_reason_is_said(settings):
    settings.LINKEDIN_PARTNER_CLIENT_SECRET = ""

    with pytest.raises(gateway.NoPartnerApplication, match="LINKEDIN_PARTNER_CLIENT_ID"):
        gateway.partner_transport()


def test_secrets_do_not_show_in_a_representation():
    keys = gateway.credentials(Connection(client_id="78child", client_secret="s3cret"))

    assert "s3cret" not in repr(keys)


@pytest.mark.django_db
def test_own_application_is_challenged_and_signs_with_its_own_secret(client, settings):
    settings.LINKEDIN_CLIENT_ID, settings.LINKEDIN_CLIENT_SECRET = "own", "own-secret"
    connection = ConnectionFactory()
    code = "6d1f0a52-93be-4f0c-8c1e-5b7a2f9e0d44"

    answer = client.get(
        f"/linkedin/callback/{connection.callback_token}/",
        {"challengeCode": code, "applicationId": "30410"},
    )

    expected = hmac.new(b"own-secret", code.encode(), hashlib.sha256).hexdigest()
    assert answer.json()["challengeResponse"] == expected
    assert connection.signing_secrets[0] == "own-secret"
