"""One token per application for all processes (rsc-contract 2.1: a fresh one only on expiry).

It stands encrypted in a row. A process keeps it in memory until shortly before its end, so the hot
path costs no query. Whoever finds it ending takes the row by a conditional UPDATE and asks
LinkedIn; the others use the old one as long as it is good, or wait. A process that dies while it
asks is waited for by the clock.
"""

import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.db.models import F, Q
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from linkedin_rsc.client.auth import Credentials, fetch_token
from linkedin_rsc.client.errors import Unreachable
from linkedin_rsc.leases import clock
from linkedin_rsc.models import ApplicationToken

# LinkedIn's own SDK treats a token as ended this long before it does (rsc-contract 2.1).
RENEW_BEFORE = timedelta(seconds=30)
# While somebody renews it, the old one serves until just before its end.
GOOD_BEFORE = timedelta(seconds=5)
# LinkedIn gives a token within moments. Should it take longer than this, another one may ask, too.
RENEWING = timedelta(seconds=20)
LOOK_EVERY_S = 0.05
LOOKS = 500


@dataclass(frozen=True)
class Token:
    value: str = field(repr=False)
    ends_at: datetime

    def lasts(self, now: datetime, margin: timedelta) -> bool:
        return now < self.ends_at - margin


class SharedToken:
    """The token source of one application; `epoch` parts it from what was before a disconnect."""

    def __init__(
        self, www_url: str, credentials: Credentials, epoch: int = 0, *, looks: int = LOOKS
    ) -> None:
        self._fetch, self._looks = partial(fetch_token, www_url, credentials), looks
        whose = "\n".join([www_url, credentials.client_id, credentials.client_secret, str(epoch)])
        self._application = salted_hmac(__name__, whose, algorithm="sha256").hexdigest()
        self._known: Token | None = None

    def get(self) -> str:
        """Return a good token. Raises `LinkedInError`."""
        known = self._known
        if known is None or not known.lasts(clock.now(), RENEW_BEFORE):
            known = self._known = self._shared()
        return known.value

    def forget(self, token: str) -> None:
        """Drop exactly this token, for all processes; a newer one stays."""
        if self._known and self._known.value == token:
            self._known = None
        row = ApplicationToken.objects.filter(pk=self._application).first()
        if row and row.token == token:
            self._rows(row).update(token="", ends_at=None)

    def _shared(self) -> Token:
        """Return the row's token, or renew it; wait while somebody else does."""
        clock.ask()
        for _look in range(self._looks):
            row, _is_new = ApplicationToken.objects.get_or_create(pk=self._application)
            now, token = clock.now(), _token_of(row)
            if token and token.lasts(now, RENEW_BEFORE):
                return token
            free = Q(renewing_until=None) | Q(renewing_until__lte=now)
            if self._rows(row).filter(free).update(renewing_until=now + RENEWING):
                return self._renew(row, now)
            if token and token.lasts(now, GOOD_BEFORE):
                return token
            time.sleep(LOOK_EVERY_S)
        raise Unreachable(_("Another process is waiting for LinkedIn to give a token."))

    def _renew(self, row: ApplicationToken, asked_at: datetime) -> Token:
        """Ask LinkedIn and keep its answer; whatever happens, the next one may ask again."""
        ours = self._rows(row).filter(renewing_until=asked_at + RENEWING)
        changes: dict[str, Any] = {}
        try:
            fresh = self._fetch()
            token = Token(fresh.value, asked_at + timedelta(seconds=fresh.lifetime_s))
            changes = {"token": token.value, "ends_at": token.ends_at, "number": F("number") + 1}
        finally:
            ours.update(renewing_until=None, **changes)
        ApplicationToken.objects.filter(ends_at__lte=asked_at, renewing_until=None).delete()
        return token

    def _rows(self, row: ApplicationToken) -> Any:
        return ApplicationToken.objects.filter(pk=self._application, number=row.number)


def forget_all() -> None:
    """End every token, as after a disconnect; a new epoch parts processes from what they hold."""
    ApplicationToken.objects.all().delete()


def _token_of(row: ApplicationToken) -> Token | None:
    return Token(row.token, row.ends_at) if row.token and row.ends_at else None
