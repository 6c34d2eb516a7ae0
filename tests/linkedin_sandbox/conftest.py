"""One sandbox process for all tests here; each test finds it as on the first day."""

from collections.abc import Iterator

import pytest
import requests

from tests.linkedin_sandbox.customer import Caller, parent_of, provision
from tests.linkedin_sandbox.receiver import Receiver, RunningReceiver
from tests.linkedin_stand_in import LinkedInStandIn


@pytest.fixture(scope="session")
def _sandbox() -> Iterator[LinkedInStandIn]:
    with LinkedInStandIn() as running:
        yield running


@pytest.fixture
def linkedin(_sandbox: LinkedInStandIn) -> LinkedInStandIn:
    _sandbox.reset()
    _sandbox.turn(job_task_delay_s=0)
    return _sandbox


@pytest.fixture
def browser() -> Iterator[requests.Session]:
    """Somebody with cookies."""
    with requests.Session() as session:
        session.trust_env = False
        yield session


@pytest.fixture
def parent(linkedin: LinkedInStandIn, browser: requests.Session) -> Caller:
    return parent_of(linkedin, browser)


@pytest.fixture
def child(parent: Caller) -> Caller:
    """A child application that has named nothing yet."""
    return provision(parent)


@pytest.fixture
def customer(child: Caller) -> Caller:
    """A child application with all four integrations named and enabled."""
    child.name_integrations()
    child.linkedin.enable(client_id=child.client_id)
    return child


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with RunningReceiver() as running:
        yield running
