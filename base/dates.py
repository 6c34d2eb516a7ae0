"""Dates as people say them."""

from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def say_since(moment: datetime, now: datetime) -> str:
    """Return how long ago: just now, 5 min ago, 3 h ago, yesterday, Monday, 12 Nov, 12 Nov 2025."""
    age = now - moment
    if timedelta(0) <= age < timedelta(minutes=1):
        return _("just now")
    if timedelta(0) <= age < timedelta(hours=1):
        return _("%(count)d min ago") % {"count": age.seconds // 60}
    if timedelta(0) <= age < timedelta(hours=12):
        return _("%(count)d h ago") % {"count": age.seconds // 3600}
    return say_day(timezone.localtime(moment).date(), timezone.localtime(now).date())


def say_lasting(moment: datetime, now: datetime) -> str:
    """Return how long something lasts: today, 1 day, 60 days."""
    days = (now - moment).days
    if days < 1:
        return _("today")
    return ngettext("%(count)d day", "%(count)d days", days) % {"count": days}


def say_day(day: date, today: date) -> str:
    """Return today, yesterday, a weekday of the last six, or the date."""
    age_days = (today - day).days
    if age_days in (-1, 0, 1):
        return (_("tomorrow"), _("today"), _("yesterday"))[age_days + 1]
    if 1 < age_days < 7:
        return date_format(day, "l")
    return date_format(day, "j M" if day.year == today.year else "j M Y")


def say_exactly(moment: datetime) -> str:
    """Return what the reader's clock says, and their zone: …, 14:05 CET (Europe/Berlin)."""
    local, zone = timezone.localtime(moment), timezone.get_current_timezone_name()
    # Not Django's "e", which is silent in the hour that comes twice.
    here = f"{date_format(local, 'l, j F Y, H:i')} {local.tzname()}"
    return here if local.tzname() == zone else f"{here} ({zone})"
