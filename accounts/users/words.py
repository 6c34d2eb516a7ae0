"""Colleagues in a sentence: how many, and who."""

from django.db.models import QuerySet

from accounts.models import User
from base.bidi import isolated
from base.words import gettext as _
from base.words import ngettext

MAX_NAMED = 5


def say_colleagues(colleagues: QuerySet[User]) -> str:
    """Return "2 colleagues (Ada Moreau, Bob Keller)", of many the first five; "" of none."""
    count = colleagues.count()
    if not count:
        return ""
    names = ", ".join(isolated(str(user)) for user in colleagues[:MAX_NAMED])
    if count > MAX_NAMED:
        names = _("%(names)s and others") % {"names": names}
    said = ngettext("%(count)d colleague (%(names)s)", "%(count)d colleagues (%(names)s)", count)
    return said % {"count": count, "names": names}
