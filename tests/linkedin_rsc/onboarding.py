"""A company on its way to an enabled connection, as far as a test needs it, at a real LinkedIn."""

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from linkedin_rsc.connect import services
from linkedin_rsc.models import Connection
from tests.linkedin_stand_in import LinkedInStandIn

PUBLIC_URL = "https://nordwind.tandem.example"
# The discard port: nothing answers there.
NOBODY = "http://127.0.0.1:9"


@pytest.fixture
def linkedin(linkedin: LinkedInStandIn, settings) -> LinkedInStandIn:
    """LinkedIn as on its first day; it does not call an address that exists only in tests."""
    settings.PUBLIC_URL = PUBLIC_URL
    linkedin.turn(challenge_callbacks=False)
    return linkedin


@pytest.fixture
def linkedin_down(settings) -> Callable[[], None]:
    """Return a switch that takes LinkedIn off the network."""

    def take_away() -> None:
        settings.LINKEDIN_API_URL = settings.LINKEDIN_WWW_URL = NOBODY

    return take_away


@pytest.fixture
def company(linkedin, administrator) -> Connection:
    return services.save_company(
        company_name="Nordwind Logistics", organization_id="9100321", by=administrator
    )


@pytest.fixture
def signed_in(company, administrator) -> Connection:
    """Connected, by the consent of Rita at LinkedIn."""
    started = services.begin_sign_in(by=administrator)
    code = consent(started.url)["code"]
    return services.finish_sign_in(code=code, by=administrator)


@pytest.fixture
def with_contract(signed_in, administrator) -> Connection:
    services.choose_contracts(contract_ids=["550017"], by=administrator)
    return Connection.current()


@pytest.fixture
def partner_ready(with_contract, administrator) -> Connection:
    return services.request(by=administrator)


@pytest.fixture
def enabled(partner_ready, linkedin, administrator) -> Connection:
    linkedin.enable(client_id=partner_ready.client_id)
    return services.refresh_status(by=administrator)


def consent(url: str, *, decision: str = "allow") -> dict[str, str]:
    """Answer LinkedIn's consent page as Rita, and return what LinkedIn sends back."""
    with requests.Session() as browser:
        browser.trust_env = False
        page = browser.get(url, timeout=60)
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)
        form = {"person": "member:rita-lindqvist-nordwind", "decision": decision}
        if token:
            form["csrfmiddlewaretoken"] = token[1]
        answer = browser.post(url, data=form, allow_redirects=False, timeout=60)
    assert answer.status_code == 302, answer.text
    query = parse_qs(urlsplit(answer.headers["Location"]).query)
    return {name: values[0] for name, values in query.items()}
