"""Profile addresses, brought into one form so that the same profile compares equal."""

import re
from unicodedata import normalize
from urllib.parse import SplitResult, unquote, urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

LINKEDIN = "www.linkedin.com"
_WITHOUT_SCHEME = re.compile(r"([\w-]+\.)*linkedin\.com/", re.IGNORECASE)
# Behind a person's own part of a LinkedIn address stand languages and sections of the profile.
_MEMBER = re.compile(r"/(?:in|pub)/[^/]+")
# What would end a path, were it written as it is read.
_QUOTED = str.maketrans({"%": "%25", "?": "%3f", "#": "%23"})
_check = URLValidator(schemes=["https", "http"])


def profile_address(text: str) -> str:
    """Return the one form of a web address, "" for what is none.

    That is https, the host without `www.`, country or phone, and the path without a last slash.
    LinkedIn's are read without a scheme, too, and in any case and encoding. Query and fragment go:
    they track visits and say nothing of who is meant. An address with a user or a port that no
    host has is none: what stands before the @ only pretends to be the host.
    """
    text = text.strip()
    try:
        parts = urlsplit(f"https://{text}" if _WITHOUT_SCHEME.match(text) else text)
        port = parts.port
        _check(parts._replace(query="", fragment="").geturl())
    except (ValueError, ValidationError):
        return ""
    if "@" in parts.netloc:
        return ""
    address = _of_linkedin(parts) if _is_linkedin(parts) else _elsewhere(parts, port)
    return address if address.isprintable() and " " not in address else ""


def _is_linkedin(parts: SplitResult) -> bool:
    return f".{parts.hostname}".endswith(".linkedin.com")


def _of_linkedin(parts: SplitResult) -> str:
    path = normalize("NFC", unquote(parts.path)).lower().rstrip("/").translate(_QUOTED)
    member = _MEMBER.match(path)
    return f"https://{LINKEDIN}{member[0] if member else path}"


def _elsewhere(parts: SplitResult, port: int | None) -> str:
    host = (parts.hostname or "").removeprefix("www.")
    host = f"[{host}]" if ":" in host else host
    at_port = f":{port}" if port else ""
    scheme = parts.scheme if port else "https"
    return f"{scheme}://{host}{at_port}{parts.path.rstrip('/')}"
