"""The way to LinkedIn: the company's child application, and the parent that makes such children.

One transport per application and process, so that its connections are reused; the token is one for
all processes.
"""

from functools import lru_cache

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from base.errors import DomainError
from linkedin_rsc.client.auth import Credentials
from linkedin_rsc.client.generations import V2, Generation
from linkedin_rsc.client.transport import Transport
from linkedin_rsc.client.uploads import Uploads
from linkedin_rsc.leases import tokens
from linkedin_rsc.models import Connection


class NoApplication(DomainError):
    code = "linkedin_not_set_up"
    default_message = _(
        "There is no LinkedIn application for this company yet. Save the company in the Admin "
        "center, or set LINKEDIN_CLIENT_ID and LINKEDIN_CLIENT_SECRET."
    )


class NoPartnerApplication(DomainError):
    code = "linkedin_not_set_up"
    default_message = _(
        "Tandem has no LinkedIn application of its own to set one up for this company. Set "
        "LINKEDIN_PARTNER_CLIENT_ID and LINKEDIN_PARTNER_CLIENT_SECRET, or bring the company's "
        "own application in LINKEDIN_CLIENT_ID and LINKEDIN_CLIENT_SECRET."
    )


def transport_for(connection: Connection) -> Transport:
    """Return the transport of the company's child application; raise NoApplication without one."""
    spoken, uploads = generation(), _uploads()
    return _transport(_hosts(), credentials(connection), connection.token_epoch, spoken, uploads)


def token_of(connection: Connection) -> str:
    """Return the token of the company's child application, a new one where need be."""
    keys = credentials(connection)
    return tokens.SharedToken(settings.LINKEDIN_WWW_URL, keys, connection.token_epoch).get()


def partner_transport() -> Transport:
    """Return the transport of the parent application, which may only provision child ones."""
    partner = Credentials(
        settings.LINKEDIN_PARTNER_CLIENT_ID, settings.LINKEDIN_PARTNER_CLIENT_SECRET
    )
    if not (partner.client_id and partner.client_secret):
        raise NoPartnerApplication
    return _transport(_hosts(), partner)


def credentials(connection: Connection) -> Credentials:
    """Return the child application's keys: the environment's, else the provisioned ones."""
    keys = own_application() or Credentials(connection.client_id, connection.client_secret)
    if not (keys.client_id and keys.client_secret):
        raise NoApplication
    return keys


def own_application() -> Credentials | None:
    """Return the application the company brought along in the environment, if it did."""
    keys = Credentials(settings.LINKEDIN_CLIENT_ID, settings.LINKEDIN_CLIENT_SECRET)
    return keys if keys.client_id and keys.client_secret else None


def _hosts() -> tuple[str, str]:
    return settings.LINKEDIN_API_URL, settings.LINKEDIN_WWW_URL


def generation() -> Generation:
    """Return which generation of LinkedIn's API is spoken."""
    return Generation(settings.LINKEDIN_API_VERSION, settings.LINKEDIN_V2_RESOURCES)


def _uploads() -> Uploads:
    others = settings.LINKEDIN_UPLOAD_ORIGINS
    return Uploads.to(_hosts(), others, settings.LINKEDIN_UPLOAD_METHOD)


@lru_cache(maxsize=8)
def _transport(
    hosts: tuple[str, str],
    keys: Credentials,
    epoch: int = 0,
    spoken: Generation = V2,
    uploads: Uploads | None = None,
) -> Transport:
    api_url, www_url = hosts
    token = tokens.SharedToken(www_url, keys, epoch)
    return Transport(api_url=api_url, token=token, generation=spoken, uploads=uploads)


def forget() -> None:
    """Drop the transports of this process and the tokens of all."""
    _transport.cache_clear()
    tokens.forget_all()
