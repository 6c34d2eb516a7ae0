"""The term of colleagues' connected accounts: told of before its end, ended when it is over."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.timezone import localtime

from accounts.activity import record
from accounts.notices.services import notify
from base.dates import say_day
from base.words import gettext as _
from linkedin_rsc.models import ConnectedAccount
from linkedin_rsc.verbs import LinkedInVerb

TOLD_BEFORE = timedelta(days=14)
# One look takes no more than this; the next one comes within the hour.
MAX_A_LOOK = 500


def tend_accounts(now: datetime) -> None:
    """End what is over and tell whose term ends within two weeks, each once."""
    for account in _due(ConnectedAccount.objects.filter(expires_at__lte=now)):
        _end(account)
    soon = ConnectedAccount.objects.filter(expires_at__lte=now + TOLD_BEFORE, told_at=None)
    for account in _due(soon):
        _tell(account, now)


def _due(accounts: QuerySet[ConnectedAccount]) -> list[ConnectedAccount]:
    return list(accounts.select_related("user").order_by("expires_at", "pk")[:MAX_A_LOOK])


@transaction.atomic
def _end(account: ConnectedAccount) -> None:
    """Whoever connected again meanwhile keeps their account."""
    same = ConnectedAccount.objects.filter(pk=account.pk, expires_at=account.expires_at)
    gone, _of_each = same.delete()
    if gone:
        record(LinkedInVerb.ACCOUNT_EXPIRED, by=None, subject=account.user, person=account.person)
        said = _("Your LinkedIn account is no longer connected, for its term is over.")
        notify(users=[account.user], text=said, url=reverse("settings"))


@transaction.atomic
def _tell(account: ConnectedAccount, now: datetime) -> None:
    same = ConnectedAccount.objects.filter(pk=account.pk, told_at=None)
    if account.expires_at and same.update(told_at=now):
        said = _("Your LinkedIn account stays connected until %(day)s. Connect it again before.")
        day = say_day(localtime(account.expires_at).date(), localtime(now).date())
        notify(users=[account.user], text=said % {"day": day}, url=reverse("settings"))
