"""Bearer tokens: issuing and checking (rsc-contract sections 2.1 and 2.2)."""

import secrets

from linkedin_sandbox.api import errors, recorder
from linkedin_sandbox.models import AccessToken, DeveloperApplication, Member, RecordedRequest
from linkedin_sandbox.world import clock, switches

MEMBER_TOKEN_LIFETIME_S = 5_184_000
# LinkedIn's own SDK renews a token half a minute before its end (section 2.1).
EAGER_BEFORE_S = 60


def issue(
    application: DeveloperApplication, member: Member | None = None, scope: str = ""
) -> AccessToken:
    """Mint an opaque token; earlier ones stay good until they expire."""
    lifetime_s = MEMBER_TOKEN_LIFETIME_S if member else switches.number("token_lifetime_s")
    return AccessToken.objects.create(
        application=application,
        member=member,
        scope=scope,
        token=f"AQX{secrets.token_urlsafe(250)}",
        issued_at=clock.now(),
        expires_at=clock.after(lifetime_s),
    )


def note_eagerness(application: DeveloperApplication) -> None:
    """Note who asks again while the last token is good: one serves all calls until it expires.

    Not so after a 401 since then, for a token that was refused is to be dropped (section 2.2), nor
    while two secrets count: whoever has a new one tries it.
    """
    if application.former_secret:
        return
    last = AccessToken.objects.filter(application=application, member=None).order_by("id").last()
    if last is None or last.is_revoked or last.expires_at <= clock.after(EAGER_BEFORE_S):
        return
    refused = RecordedRequest.objects.filter(status=401, at__gte=last.issued_at)
    if not refused.filter(client_id__in=["", application.client_id]).exists():
        recorder.current().find("eager: the last token was still good")


def bearer(authorization: str) -> AccessToken:
    """Find the token of an Authorization header or refuse it with 401."""
    scheme, _, value = authorization.partition(" ")
    if scheme.lower() != "bearer" or not value.strip():
        raise errors.empty_token()
    token = (
        AccessToken.objects.select_related("application", "member")
        .filter(token=value.strip())
        .first()
    )
    if token is None:
        raise errors.invalid_token()
    _note(token)
    if token.is_revoked:
        raise errors.revoked_token()
    if token.expires_at <= clock.now():
        raise errors.expired_token()
    return token


def _note(token: AccessToken) -> None:
    trace = recorder.current()
    trace.client_id = token.application.client_id
    trace.token_number = token.pk
