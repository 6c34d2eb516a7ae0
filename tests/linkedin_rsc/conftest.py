"""A real LinkedIn stand-in over HTTP, and a company connected to it."""

from collections.abc import Callable, Iterator

import pytest
import requests
from celery.signals import before_task_publish
from django.core.cache import cache

from linkedin_rsc import gateway, nudges
from linkedin_rsc.client.resources import (
    IntegrationKey,
    NewApplication,
    create_application,
    name_integrations,
)
from linkedin_rsc.models import Connection, Contract
from tests.factories.linkedin_rsc import ConnectionFactory
from tests.linkedin_stand_in import LinkedInStandIn

ORGANIZATION = "urn:li:organization:9100321"


@pytest.fixture(scope="session")
def _stand_in() -> Iterator[LinkedInStandIn]:
    with LinkedInStandIn() as running:
        yield running


@pytest.fixture
def linkedin(_stand_in, settings) -> LinkedInStandIn:
    """LinkedIn as on its first day, deciding about jobs at once."""
    _stand_in.reset()
    _stand_in.turn(job_task_delay_s=0)
    settings.LINKEDIN_API_URL = settings.LINKEDIN_WWW_URL = _stand_in.url
    return _stand_in


@pytest.fixture
def connected(linkedin, administrator) -> Connection:
    """The company with its child application, all organization-wide parts enabled.

    Its administrator is the poster of jobs that have nobody else.
    """
    new = NewApplication(foreign_id="tenant", name="Tandem - Nordwind", description="For tests")
    made = create_application(gateway.partner_transport(), new)
    connection = ConnectionFactory(
        enabled=True,
        application=made.urn,
        client_id=made.client_id,
        client_secret=made.client_secret,
    )
    kinds = ("ONE_CLICK_EXPORT", "IN_ATS_INDICATOR", "PROFILE_PLUGIN")
    Contract.objects.create(connection=connection, contract_id="550017")
    names = {IntegrationKey(ORGANIZATION, kind): f"Tandem {kind.lower()}" for kind in kinds}
    names[IntegrationKey("urn:li:contract:550017", "CSA_API")] = "Tandem CSA"
    name_integrations(gateway.transport_for(connection), names)
    linkedin.enable(client_id=made.client_id)
    return connection


@pytest.fixture
def nudged(settings) -> Iterator[list[str]]:
    """The nudges that went into the queue, where no worker listens."""
    sent: list[str] = []
    # A cache of its own: emptying a shared one would empty the queue beside it.
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()
    nudges.forget()

    def note(sender: str, **message: object) -> None:
        sent.append(sender)

    before_task_publish.connect(note)
    yield sent
    before_task_publish.disconnect(note)


@pytest.fixture
def on_call(monkeypatch) -> Callable[..., None]:
    """Have something happen when LinkedIn is called: its answer on the way back, or `before`."""
    arranged: list[tuple[str, Callable[[], object], bool]] = []
    send = requests.Session.send

    def act(request: requests.PreparedRequest, *, before: bool) -> None:
        for part, do, is_before in arranged:
            if part in str(request.url) and is_before == before:
                do()

    def send_and_act(session, request, **options):
        act(request, before=True)
        response = send(session, request, **options)
        act(request, before=False)
        return response

    monkeypatch.setattr(requests.Session, "send", send_and_act)
    return lambda part, do, before=False: arranged.append((part, do, before))
