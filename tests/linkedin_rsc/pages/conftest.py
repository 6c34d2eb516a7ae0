import pytest
from django.test import Client

from tests.accounts.passwords_typed import just_typed
from tests.linkedin_rsc.onboarding import (  # noqa: F401  Fixtures.
    company,
    enabled,
    linkedin,
    linkedin_down,
    partner_ready,
    signed_in,
    with_contract,
)


@pytest.fixture
def browser(client_as, administrator) -> Client:
    return just_typed(client_as(administrator))
