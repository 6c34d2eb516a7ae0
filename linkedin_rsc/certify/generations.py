"""Whether the same is told in both generations of LinkedIn's API: the way from one to the other."""

from django.conf import settings

from linkedin_rsc import gateway
from linkedin_rsc.certify.ground import Ground
from linkedin_rsc.certify.rule import Found, failed, passed
from linkedin_rsc.client.generations import NEWEST_VERSION, V2, Generation
from linkedin_rsc.client.resources import IntegrationStatus, read_integrations
from linkedin_rsc.client.transport import Transport
from linkedin_rsc.connection.keys import all_keys
from linkedin_rsc.leases.tokens import SharedToken

CHECK_VERSION = "See docs/decisions/0010-unversioned-endpoints-first.md, and ask LinkedIn."


def both_generations(ground: Ground) -> Found:
    """RSC-505: with one setting the same question is asked in either generation, and answered."""
    version = settings.LINKEDIN_API_VERSION or NEWEST_VERSION
    old, new = _read(ground, V2), _read(ground, Generation(version))
    if _said(old) != _said(new):
        return failed(f"v2 and rest@{version} say different things of the company.", CHECK_VERSION)
    said = f"This run speaks {ground.generation}; v2 and rest@{version} say the same of us."
    return passed(said)


def _read(ground: Ground, generation: Generation) -> list[IntegrationStatus]:
    connection = ground.connection
    keys = gateway.credentials(connection)
    token = SharedToken(settings.LINKEDIN_WWW_URL, keys, connection.token_epoch)
    asked = Transport(api_url=settings.LINKEDIN_API_URL, token=token, generation=generation)
    try:
        return read_integrations(asked, all_keys(connection))
    finally:
        asked.close()


def _said(read: list[IntegrationStatus]) -> list[tuple[str, str, str]]:
    return [(one.type, one.context, one.status) for one in read]
