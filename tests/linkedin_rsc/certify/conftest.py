from tests.linkedin_rsc.onboarding import (  # noqa: F401  Fixtures.
    company,
    enabled,
    linkedin,
    partner_ready,
    signed_in,
    with_contract,
)
