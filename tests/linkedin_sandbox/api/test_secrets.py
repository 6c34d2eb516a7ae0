"""Versioned API, section 4.2: an application has two secrets at most, and both count."""

import requests

from tests.linkedin_sandbox.customer import Caller

ROLL = "developerApplicationsSecurity?action=rollDeveloperApplicationSecret"
PROTOCOL_2 = {"X-RestLi-Protocol-Version": "2.0.0"}


def roll(child: Caller, **options) -> requests.Response:
    options.setdefault("headers", PROTOCOL_2)
    return child.call("POST", options.pop("path", ROLL), "action", json={}, **options)


def token_status(child: Caller, secret: str) -> int:
    return child.ask_for_token(client_secret=secret).status_code


def test_both_secrets_count_until_the_former_is_deleted(child):
    new = roll(child).json()["value"]["clientSecret"]

    assert new != child.client_secret
    assert [token_status(child, one) for one in (new, child.client_secret)] == [200, 200]
    child.linkedin.delete_former_secret(child.client_id)
    assert [token_status(child, one) for one in (new, child.client_secret)] == [200, 401]


def test_a_third_secret_is_refused(child):
    roll(child)

    answer = roll(child)

    assert answer.status_code == 400
    assert "two secrets" in answer.json()["message"]


def test_it_speaks_protocol_2_and_one_action_alone(child):
    other = "developerApplicationsSecurity?action=forgetEverything"

    assert roll(child, headers={}).status_code == 400
    assert roll(child, path=other).status_code == 400


def test_the_parent_rolls_nobody_elses(parent):
    assert roll(parent).status_code == 403
