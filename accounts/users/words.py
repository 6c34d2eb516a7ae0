"""Colleagues in a sentence: how many, and who."""

from django.db.models import QuerySet

from accounts.models import User
from base.counting import count_label
from base.naming import count_and_names
from base.words import ngettext


def say_colleagues(colleagues: QuerySet[User]) -> str:
    """Return "2 colleagues (Ada Moreau, Bob Keller)", of many the first five; "" of none."""
    count, names = count_and_names(colleagues)
    if not count:
        return ""
    said = ngettext("%(count)s colleague (%(names)s)", "%(count)s colleagues (%(names)s)", count)
    return said % {"count": count_label(count), "names": names}
