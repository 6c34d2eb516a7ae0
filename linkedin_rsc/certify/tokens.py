"""Tokens, as the rules of CRM Connect ask for them; RSC-106 very likely asks the same."""

from django.conf import settings

from linkedin_rsc import gateway
from linkedin_rsc.certify.application import own_application
from linkedin_rsc.certify.ground import Ground
from linkedin_rsc.certify.rule import Found, Rule, failed, passed
from linkedin_rsc.client.asking import introspect_token
from linkedin_rsc.client.auth import TokenSource
from linkedin_rsc.client.overheard import overhear
from linkedin_rsc.client.resources import read_integrations
from linkedin_rsc.client.transport import Transport
from linkedin_rsc.connection.keys import all_keys
from linkedin_rsc.leases import clock
from linkedin_rsc.leases.tokens import SharedToken
from linkedin_rsc.models import ApplicationToken

CHECK_KEYS = "Check the application's keys, or make a new secret."
TIMES = 3


class Stale:
    """A token source that first offers a token LinkedIn has never given."""

    def __init__(self, good: TokenSource) -> None:
        self._good, self._is_stale = good, True

    def get(self) -> str:
        return "ended-long-ago" if self._is_stale else self._good.get()

    def forget(self, token: str) -> None:
        self._is_stale = False


def token_is_good(ground: Ground) -> Found:
    """RSC-106, CRM-002: LinkedIn itself calls our token good."""
    keys = gateway.credentials(ground.connection)
    token = gateway.token_of(ground.connection)
    state = introspect_token(settings.LINKEDIN_WWW_URL, keys, token)
    if not state.is_active:
        return failed(f"LinkedIn calls our token “{state.status or 'not active'}”.", CHECK_KEYS)
    return passed("LinkedIn gives us a token and calls it active when asked.")


def _can_be_had(ground: Ground) -> Found:
    """CRM-001: there is a token. None is fetched to show it, for the last one is still good."""
    gateway.token_of(ground.connection)
    asked = ground.sandbox.last_calls(resource="accessToken") if ground.sandbox else []
    if any("client_secret" in call.url for call in asked):
        return failed("The secret stands in the address.", CHECK_KEYS, *asked)
    return passed("LinkedIn gave us a token for the client credentials.", *asked)


def _end_is_known(ground: Ground) -> Found:
    """CRM-003: until when it is good is stored beside the token."""
    gateway.token_of(ground.connection)
    clock.ask()
    if not ApplicationToken.objects.filter(ends_at__gt=clock.now()).exists():
        return failed("No token with its end is stored.", CHECK_KEYS)
    return passed("Its end is stored beside it, and looked at before each use.")


def _is_used_again(ground: Ground) -> Found:
    """CRM-004: several calls, one token."""
    _call(ground.transport, ground)
    with overhear() as heard:
        for _time in range(TIMES):
            _call(ground.transport, ground)
    if any("accessToken" in call.url for call in heard):
        return failed("A new token was asked for between calls.", CHECK_KEYS)
    return passed(f"{TIMES} calls went out with one token.")


def _is_renewed(ground: Ground) -> Found:
    """CRM-005: a call with a token LinkedIn refuses succeeds with another one."""
    keys = gateway.credentials(ground.connection)
    good = SharedToken(settings.LINKEDIN_WWW_URL, keys, ground.connection.token_epoch)
    stale = Transport(api_url=settings.LINKEDIN_API_URL, token=Stale(good))
    with overhear() as heard:
        _call(stale, ground)
    stale.close()
    statuses = [call.status for call in heard]
    if statuses != [401, 200]:
        return failed(f"The answers were {statuses}.", CHECK_KEYS)
    return passed("A refused token was replaced, and the same call then taken.")


def _call(transport: Transport, ground: Ground) -> None:
    read_integrations(transport, all_keys(ground.connection))


RULES = (
    Rule("CRM-001", "A token is obtained with the client credentials.", _can_be_had),
    Rule("CRM-002", "The validity of a token is checked from time to time.", token_is_good,
         "linkedin-doctor"),
    Rule("CRM-003", "The end of a token is noticed.", _end_is_known),
    Rule("CRM-004", "A token is used until shortly before its end.", _is_used_again),
    Rule("CRM-005", "A token that is refused or has ended leads to a new one.", _is_renewed),
    Rule("CRM-010", "Each tenant has one application provisioned (the text is cut).",
         own_application),
)  # fmt: skip
