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
_USUAL_PORTS = {None, 80, 443}
_check = URLValidator(schemes=["https", "http"])


def profile_address(text: str) -> str:
    """Return the one form of the address of a LinkedIn profile, "" for what is none.

    That is https, LinkedIn's own host without country or phone, and the path without a last slash.
    It is read without a scheme, too, and in any case and encoding. Query and fragment go: they
    track visits and say nothing of who is meant. An address with a user or a port of its own is
    none: what stands before an @ only pretends to be the host.
    """
    text = text.strip()
    try:
        parts = urlsplit(f"https://{text}" if _WITHOUT_SCHEME.match(text) else text)
        _check(parts._replace(query="", fragment="").geturl())
        is_linkedin = _is_linkedin(parts)
    except (ValueError, ValidationError):
        return ""
    address = _of_member(parts.path)
    is_one = is_linkedin and text.isprintable() and address.isprintable() and " " not in address
    return f"https://{LINKEDIN}{address}" if is_one and address else ""


def _is_linkedin(parts: SplitResult) -> bool:
    """Whether it leads to LinkedIn. Raises ValueError for a port that no host has."""
    is_usual = parts.port in _USUAL_PORTS and "@" not in parts.netloc
    return is_usual and f".{parts.hostname}".endswith(".linkedin.com")


def _of_member(path: str) -> str:
    path = normalize("NFC", unquote(path)).rstrip("/").translate(_QUOTED)
    # Their own part is one in any case; what Recruiter names people by elsewhere is not.
    member = _MEMBER.match(path.lower())
    return member[0] if member else path
