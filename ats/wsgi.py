"""The WSGI entry point, for gunicorn: `gunicorn ats.wsgi`."""

import os
from collections.abc import Iterable
from io import BytesIO
from ipaddress import ip_address
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ats.settings")
django_application = get_wsgi_application()


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """Hand a request to Django: from whom it really is, and with its body's length."""
    environ["REMOTE_ADDR"] = _caller(environ)
    # Django reads as far as Content-Length says, which bodies in chunks do not have.
    if environ.get("wsgi.input_terminated") and "CONTENT_LENGTH" not in environ:
        body = environ["wsgi.input"].read(_limit_of(environ) + 1)
        environ |= {"wsgi.input": BytesIO(body), "CONTENT_LENGTH": str(len(body))}
    return django_application(environ, start_response)


def _limit_of(environ: dict[str, Any]) -> int:
    """Return how many bytes are read; one more is enough to be refused for it (ats/bodies.py)."""
    if environ["REQUEST_METHOD"] in {"GET", "HEAD"}:
        return 0
    # The benchmarks' floor is served from here, too, without the apps that this asks.
    from ats.bodies import limit_of

    return limit_of(environ["PATH_INFO"])


def _caller(environ: dict[str, Any]) -> str:
    """Return the address that calls, in the words of the proxy in front where there is one.

    The proxy comes by a socket file, which has no address, or from FORWARDED_ALLOW_IPS. Of what
    it forwards the last word is its own; the others may be anybody's.
    """
    peer: str = environ.get("REMOTE_ADDR", "")
    said = environ.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
    return said if said and _is_address(said) and _is_proxy(peer) else peer


def _is_proxy(peer: str) -> bool:
    proxies = settings.FORWARDED_ALLOW_IPS
    return not peer or (_is_address(peer) and any(ip_address(peer) in one for one in proxies))


def _is_address(text: str) -> bool:
    try:
        return bool(ip_address(text))
    except ValueError:
        return False
