"""What to change when LinkedIn refuses a sign-in or our keys: the setting's name, in words."""

from django.conf import settings

from base.text import one_line
from base.words import gettext as _

# A page may show as much of what came in an address.
MAX_CHARACTERS = 300

SCOPE_ERRORS = {"unauthorized_scope_error", "invalid_scope", "invalid_scope_error"}
REDIRECT_ERRORS = {"invalid_redirect_uri", "redirect_uri_mismatch"}
KEY_ERRORS = {"invalid_client", "invalid_client_id", "unauthorized_client"}


def words_in(error: str, description: str) -> str:
    """Return LinkedIn's words of a redirect, cleaned and bounded, else its code."""
    return one_line(description)[:MAX_CHARACTERS] or one_line(error)[:MAX_CHARACTERS]


def remedy_for(code: str) -> str:
    """Name the setting to change for an OAuth error, "" where none helps."""
    if code in SCOPE_ERRORS:
        said = _(
            "Set LINKEDIN_OAUTH_SCOPE, now “%(scope)s”, to what the application may ask: “openid "
            "profile” for newer ones, “r_liteprofile” for older ones."
        )
        return said % {"scope": settings.LINKEDIN_OAUTH_SCOPE}
    if code in REDIRECT_ERRORS:
        return _("Check PUBLIC_URL: the application must know the address we come back to.")
    if code in KEY_ERRORS and settings.LINKEDIN_CLIENT_ID:
        return _("Check LINKEDIN_CLIENT_ID and LINKEDIN_CLIENT_SECRET.")
    return ""
