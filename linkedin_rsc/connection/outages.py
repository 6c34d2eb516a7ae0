"""What LinkedIn has switched off, and exactly what does not work meanwhile, in words.

The one place that says it: to the doctor, the Admin tab, home, jobs, people, and to administrators
when it happens and when it is over.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import QuerySet
from django.urls import reverse

from accounts.models import Notice, Role, User
from accounts.notices.services import notify
from base.words import gettext as _
from base.words import gettext_lazy
from linkedin_rsc.models import Integration, IntegrationType

EXPORT, INDICATOR = IntegrationType.ONE_CLICK_EXPORT, IntegrationType.IN_ATS_INDICATOR
# The two without which neither an export nor a record of ours has a place at LinkedIn.
ESSENTIAL_TYPES = {EXPORT, INDICATOR}


class Scope(StrEnum):
    """Where somebody reads it: a job and a person concern themselves only."""

    COMPANY = "company"
    JOB = "job"
    PERSON = "person"


LOST = {
    (EXPORT, Scope.COMPANY): gettext_lazy(
        "One-click export is switched off at LinkedIn: recruiters cannot export people to Tandem, "
        "and new or changed jobs do not reach LinkedIn."
    ),
    (EXPORT, Scope.JOB): gettext_lazy(
        "One-click export is switched off at LinkedIn: recruiters cannot export people to this "
        "job, and what changes about it does not reach LinkedIn."
    ),
    (EXPORT, Scope.PERSON): gettext_lazy(
        "One-click export is switched off at LinkedIn: recruiters cannot export this person to "
        "another job."
    ),
    (INDICATOR, Scope.COMPANY): gettext_lazy(
        "The In-ATS indicator is switched off at LinkedIn: recruiters there do not see who is in "
        "Tandem, and new or changed candidates, applications and stages do not reach LinkedIn."
    ),
    (INDICATOR, Scope.JOB): gettext_lazy(
        "The In-ATS indicator is switched off at LinkedIn: recruiters there do not see who "
        "applied to this job, and its applications and stages do not reach LinkedIn."
    ),
    (INDICATOR, Scope.PERSON): gettext_lazy(
        "The In-ATS indicator is switched off at LinkedIn: recruiters there do not see that this "
        "person is in Tandem, and what changes about them does not reach LinkedIn."
    ),
}


@dataclass(frozen=True)
class Outage:
    """One essential part of the integration that worked and was switched off."""

    type: IntegrationType
    since: datetime

    def sentence(self, scope: Scope = Scope.COMPANY) -> str:
        return str(LOST[self.type, scope])


def current_outages() -> list[Outage]:
    """Read what is switched off now; 1 query."""
    off = Integration.objects.filter(type__in=ESSENTIAL_TYPES, switched_off_at__isnull=False)
    return outages_among(off.order_by("id"))


def outages_among(integrations: Iterable[Integration]) -> list[Outage]:
    """Pick what is switched off of what was read; what was never on is part of the set-up."""
    return [
        Outage(IntegrationType(row.type), row.switched_off_at)
        for row in integrations
        if row.switched_off_at and row.type in ESSENTIAL_TYPES
    ]


def lost(types: Collection[str], scope: Scope) -> list[str]:
    """Say what does not work, as it concerns a scope, while these parts are switched off."""
    return [str(LOST[type_, scope]) for type_ in (EXPORT, INDICATOR) if type_ in types]


def tell_administrators(before: Iterable[Outage], after: Iterable[Outage]) -> None:
    """Put a notice behind the bells of administrators for each part that went off or came back."""
    off_before, off_after = ({one.type: one for one in outages} for outages in (before, after))
    for type_ in off_after.keys() - off_before.keys():
        kept = _("What changes meanwhile is kept and sent once it is on again.")
        _tell(f"{off_after[type_].sentence()} {kept}", Notice.Kind.REFUSAL)
    for type_ in off_before.keys() - off_after.keys():
        said = _("%(part)s is on again at LinkedIn. What waited for it goes out now.")
        _tell(said % {"part": type_.label}, Notice.Kind.INFO)


def tell_shut_out(problem: str) -> None:
    """Tell administrators that LinkedIn refuses our application, and what that stops."""
    stops = _("Until it does, nothing is sent and nothing comes in; what waits is kept.")
    _tell(f"{problem} {stops}", Notice.Kind.REFUSAL)


def tell_let_in(*, is_open: bool) -> None:
    """Tell administrators that LinkedIn takes us again, and whether all is switched on."""
    said = _("LinkedIn lets Tandem in again.")
    follows = _("What waited goes out now.") if is_open else _("It is not switched on yet.")
    _tell(f"{said} {follows}", Notice.Kind.INFO)


def tell_disconnected(by: User | None) -> None:
    """Tell the other administrators that somebody ended the connection."""
    said = _("%(name)s disconnected LinkedIn: nothing is sent and no export arrives any more.")
    text = said % {"name": by or _("The operator")}
    others = administrators().exclude(pk=by.pk) if by else administrators()
    notify(users=others, text=text, url=reverse("linkedin-tab"), kind=Notice.Kind.REFUSAL)


def administrators() -> "QuerySet[User]":
    found = User.objects.filter(is_active=True, role_grants__role=Role.ADMINISTRATOR)
    return found.order_by("id")


def _tell(text: str, kind: str) -> None:
    notify(users=administrators(), text=text, url=reverse("linkedin-tab"), kind=kind)
