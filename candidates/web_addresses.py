"""Profile addresses, brought into one form so that the same profile compares equal."""

from urllib.parse import urlsplit


def normalise_profile_url(url: str) -> str:
    """Return https, the host without `www.` or country, and the path without a last slash.

    Query and fragment go: they track visits and say nothing of who is meant. A text that is no
    web address comes back as it was.
    """
    parts = urlsplit(url.strip())
    host = (parts.hostname or "").removeprefix("www.")
    if not host:
        return url.strip()
    if host.endswith(".linkedin.com"):
        host = "linkedin.com"
    host = f"www.{host}" if host == "linkedin.com" else host
    port = f":{parts.port}" if parts.port else ""
    scheme = parts.scheme if port else "https"
    return f"{scheme}://{host}{port}{parts.path.rstrip('/')}"
