"""A browser in which somebody has signed in before is known to their account.

It passes the limits that hold for strangers, so that no stranger's guesses lock a colleague out of
the browser they work in (OWASP, "Device cookies"). A cookie per account says so, signed with the
account's address; its random part names the device's own count of wrong passwords.
"""

import secrets

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

# As long as browsers keep a cookie at most.
KNOWN_FOR_S = 400 * 24 * 3600


def known_device(request: HttpRequest, address: str) -> str | None:
    """Return the name of the device when it is known to the account with this e-mail address."""
    try:
        return _signer(address).unsign(
            request.COOKIES.get(_cookie_name(address), ""), max_age=KNOWN_FOR_S
        )
    except signing.BadSignature:
        return None


def remember_device(request: HttpRequest, response: HttpResponse, address: str) -> None:
    """Have the browser known to the account from now on."""
    device = known_device(request, address) or secrets.token_urlsafe(16)
    response.set_cookie(
        _cookie_name(address),
        _signer(address).sign(device),
        max_age=KNOWN_FOR_S,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _signer(address: str) -> signing.TimestampSigner:
    return signing.TimestampSigner(salt=f"known-device|{address}")


def _cookie_name(address: str) -> str:
    """Name an account's cookie; whoever finds the browser learns no address from it."""
    return f"device-{salted_hmac('known-device', address).hexdigest()[:16]}"
