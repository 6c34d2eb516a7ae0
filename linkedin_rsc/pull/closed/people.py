"""Whom a closed account is about: the candidate linked with the member now, or decided about."""

from typing import Any

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Concat, Trim

from base.errors import DomainError
from base.words import gettext_lazy as _
from candidates.models import Candidate
from linkedin_rsc.models import ClosedAccount, ProfileLink


class AboutAnother(DomainError):
    code = "about_another"
    default_message = _(
        "Nothing was changed: by now this LinkedIn account is linked to somebody else here, or to "
        "nobody. Look again."
    )


def with_people(accounts: QuerySet[ClosedAccount]) -> QuerySet[Any]:
    """Say with each `person_record` and `person_name`, "" for who is nobody here.

    `linked_record` is whom the member is linked to now, whoever was decided about.
    """
    return accounts.annotate(
        person_record=proof_of_whom(),
        person_name=_now_or_then(_name(), _name()),
        linked_record=_now(F("candidate__public_id")),
    )


def accounts_of(candidate: Candidate) -> QuerySet[ClosedAccount]:
    """Return what is to be decided about a person, and what was; one query for their link."""
    link = ProfileLink.objects.filter(candidate=candidate).first() or ProfileLink()
    member = Q(member=link.person, application_urn=link.application_urn)
    return ClosedAccount.objects.filter(Q(candidate=candidate) | (Q(decision="") & member))


def lock_person(account: ClosedAccount, seen: str | None = None) -> Candidate | None:
    """Lock the candidate whom the member is linked to.

    `seen` is whom the deciding person was shown, a public id or "". Raises AboutAnother when that
    is somebody else by now, or the last decision was about somebody else.
    """
    links = ProfileLink.objects.filter(**_names(account.application_urn, account.member))
    people = Candidate.objects.select_for_update()
    candidate = people.filter(pk__in=links.values("candidate")).first()
    # The link may have gone while this waited for the lock.
    if candidate and not links.filter(candidate=candidate).exists():
        raise AboutAnother
    record = candidate.public_id if candidate else ""
    if seen not in {None, record} or (account.decision and account.record != record):
        raise AboutAnother
    return candidate


def proof_of_whom() -> Case:
    """Return the public id of whom an account is about, for a row that outlives them."""
    return _now_or_then(F("candidate__public_id"), F("record"))


def _now_linked() -> QuerySet[ProfileLink]:
    """Return the link of an outer closed account."""
    return ProfileLink.objects.filter(**_names(OuterRef("application_urn"), OuterRef("member")))


def _names(application: Any, member: Any) -> dict[str, Any]:
    return {"application_urn": application, "person": member}


def _now_or_then(now: Combinable, then: Combinable) -> Case:
    return Case(When(decision="", then=_now(now)), default=then)


def _now(told: Combinable) -> Coalesce:
    return Coalesce(Subquery(_now_linked().values_list(told)[:1]), Value(""))


def _name() -> Combinable:
    return Coalesce(
        Trim(Concat("candidate__first_name", Value(" "), "candidate__last_name")), Value("")
    )
