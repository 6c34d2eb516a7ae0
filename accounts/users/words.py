"""Colleagues in a sentence: how many, and who."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User

MAX_NAMED = 5


def say_colleagues(colleagues: Iterable[User]) -> str:
    """Return "2 colleagues (Ada Moreau, Bob Keller)", of many the first five; "" of none."""
    found = list(colleagues)
    if not found:
        return ""
    names = ", ".join(str(user) for user in found[:MAX_NAMED])
    if len(found) > MAX_NAMED:
        names = _("%(names)s and others") % {"names": names}
    said = ngettext(
        "%(count)d colleague (%(names)s)", "%(count)d colleagues (%(names)s)", len(found)
    )
    return said % {"count": len(found), "names": names}
