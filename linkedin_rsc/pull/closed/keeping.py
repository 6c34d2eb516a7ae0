"""Whose closed account concerns us: of whom we hold something. Administrators are told."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role, User
from accounts.notices.services import notify
from base.dates import say_day
from base.words import ngettext
from linkedin_rsc.models import (
    ClosedAccount,
    InMail,
    ProfileLink,
    RecruiterNote,
    StubProfile,
)

# rsc-contract 12.7: what was imported of a member goes within 30 days.
DECIDED_WITHIN = timedelta(days=30)

# What names a member without naming a candidate.
EXCHANGED: tuple[Any, ...] = (InMail, RecruiterNote, StubProfile)


def keep(members: Collection[str], application: str, now: datetime) -> int:
    """Store of whom of these we hold something, once; return how many are new. In a transaction.

    Whoever is unknown here is passed over: nothing is kept that is not about our own data.
    """
    links = ProfileLink.objects.filter(application_urn=application, person__in=members)
    people = dict(links.values_list("person", "candidate"))
    concerned: set[str] = people.keys() | _exchanged_with(members, application)
    new = sorted(concerned - _known(concerned, people, application))
    due_on = timezone.localdate(now + DECIDED_WITHIN)
    ClosedAccount.objects.bulk_create(
        ClosedAccount(member=member, application_urn=application, closed_at=now, due_on=due_on)
        for member in new
    )
    if new:
        _tell(len(new), now)
    return len(new)


def _known(members: Collection[str], people: Mapping[str, int], application: str) -> set[str]:
    """Return who waits for a decision, or is whom the company decided to keep; one query."""
    rows = ClosedAccount.objects.filter(application_urn=application, member__in=members)
    return {
        member
        for member, decision, kept in rows.values_list("member", "decision", "candidate")
        if not decision or kept == people.get(member)
    }


def _exchanged_with(members: Collection[str], application: str) -> set[str]:
    """Return with or about whom recruiters wrote, candidates or not; one query a table."""
    found: set[str] = set()
    for model in EXCHANGED:
        rows: QuerySet[Any] = model.objects.filter(application_urn=application, member__in=members)
        found.update(rows.order_by().values_list("member", flat=True).distinct())
    return found


def _tell(count: int, now: datetime) -> None:
    administrators = User.objects.filter(is_active=True, role_grants__role=Role.ADMINISTRATOR)
    said = ngettext(
        "%(count)d person known to Tandem has closed their LinkedIn account. Decide by %(day)s "
        "whether their data stays.",
        "%(count)d people known to Tandem have closed their LinkedIn accounts. Decide by %(day)s "
        "whether their data stays.",
        count,
    )
    day = say_day(timezone.localdate(now + DECIDED_WITHIN), timezone.localdate(now))
    notify(
        users=administrators.order_by("id"),
        text=said % {"count": count, "day": day},
        url=reverse("linkedin-closed-accounts"),
    )
