import json
from collections.abc import Iterator

import pytest
import responses

from linkedin_rsc.client.auth import Credentials
from linkedin_rsc.client.generations import Generation
from linkedin_rsc.client.transport import Transport
from tests.linkedin_rsc.own_token import OwnToken

API_URL = "https://api.linkedin.test"
WWW_URL = "https://www.linkedin.test"
TOKEN_URL = f"{WWW_URL}/oauth/v2/accessToken"
CREDENTIALS = Credentials("78demo0042", "s3cret/+&=ü")
ORGANIZATION = "urn:li:organization:9100321"


class Wire(responses.RequestsMock):
    """The edge of the process: what LinkedIn would answer, and what it was asked."""

    def hand_out_token(self, token: str = "AQXinvented-0001", expires_in: object = 1800):
        return self.post(TOKEN_URL, json={"access_token": token, "expires_in": expires_in})

    def answers(self, method: str, path: str, **answer: object):
        return self.add(method, f"{API_URL}/v2/{path}", **answer)

    def answers_in_rest(self, method: str, path: str, **answer: object):
        return self.add(method, f"{API_URL}/rest/{path}", **answer)

    @property
    def requests(self) -> list:
        return [call.request for call in self.calls]

    @property
    def api_requests(self) -> list:
        return [request for request in self.requests if request.url.startswith(API_URL)]

    @property
    def api_request(self):
        [only] = self.api_requests
        return only

    @property
    def sent(self) -> dict:
        return json.loads(self.api_request.body)


@pytest.fixture
def wire() -> Iterator[Wire]:
    with Wire() as wire:
        yield wire


@pytest.fixture
def transport(wire) -> Iterator[Transport]:
    wire.hand_out_token()
    transport = Transport(api_url=API_URL, token=OwnToken(WWW_URL, CREDENTIALS))
    yield transport
    transport.close()


@pytest.fixture
def silent() -> Transport:
    """A transport on which nothing is asked, not even for a token."""
    return Transport(api_url=API_URL, token=OwnToken(WWW_URL, CREDENTIALS))


@pytest.fixture
def versioned(wire) -> Iterator[Transport]:
    """A transport that speaks the versioned API wherever there is one."""
    wire.hand_out_token()
    spoken = Generation("202604")
    transport = Transport(api_url=API_URL, token=OwnToken(WWW_URL, CREDENTIALS), generation=spoken)
    yield transport
    transport.close()
