"""Candidates as the streams need them, read in few queries and as plain values.

Two streams tell LinkedIn about a person, the candidate and the member it is linked to; both ask for
the same facts. Plain values instead of models, because a first sync reads hundreds of thousands.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import (
    BooleanField,
    Case,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    QuerySet,
    When,
)

from applications.models import Application
from candidates.models import PRIMARY_FIRST, Candidate, CandidateEmail, CandidatePhone
from linkedin_rsc.models import ProfileLink
from linkedin_rsc.streams.listed import listed, listed_keys
from linkedin_rsc.streams.sharing import Sharing

# Whom we tell LinkedIn a candidate is. What its own matching found is not said back to it.
ATTACHED = Case(
    When(profile_link__how=ProfileLink.How.MATCH, then=None), default=F("profile_link__person")
)
COLUMNS = (
    "pk",
    "public_id",
    "first_name",
    "last_name",
    "current_company",
    "current_title",
    "city",
    "region",
    "country_code",
    "linkedin_url",
    "is_private",
    "do_not_contact",
    "created_at",
    "updated_at",
    ATTACHED,
    "profile_link__application_urn",
)


@dataclass(slots=True)
class Person:
    """A candidate with contacts, link and the facts that decide whether it may go."""

    pk: int
    public_id: str
    first_name: str
    last_name: str
    current_company: str
    current_title: str
    city: str
    region: str
    country_code: str
    linkedin_url: str
    is_private: bool
    do_not_contact: bool
    created_at: datetime
    updated_at: datetime
    member: str | None
    member_of: str | None
    emails: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    has_left_prospect: bool = False
    has_open_application: bool = False
    has_only_confidential: bool = False
    # When an open application was moved out of Prospect before any other, None if it began past it.
    moved_on_at: datetime | None = None

    @property
    def is_reachable(self) -> bool:
        return bool(self.emails)

    def person_urn(self, sharing: Sharing) -> str:
        return member_urn(self.member, self.member_of, sharing)


def member_urn(member: str | None, application: str | None, sharing: Sharing) -> str:
    """Return the linked person URN, empty when there is none of our present application."""
    return (member or "") if application == sharing.application else ""


def names_at_linkedin(first_name: str, last_name: str) -> dict[str, str]:
    """Return both names as candidates and applications tell them.

    LinkedIn refuses either when it is empty (rsc-contract 7.2.1 and 7.4), so whoever has one name
    is called by it twice there; intake reads it as one again.
    """
    return {"firstName": first_name or last_name, "lastName": last_name or first_name}


def load_people(records: Collection[str]) -> dict[str, Person]:
    """Load candidates by their public ids; 4 queries."""
    rows = Candidate.objects.filter(public_id__in=listed(records)).values_list(*COLUMNS)
    people = {row[0]: Person(*row) for row in rows}
    mail = CandidateEmail.objects.filter(candidate__in=listed_keys(people))
    for candidate, email in mail.order_by(*PRIMARY_FIRST).values_list("candidate", "email"):
        people[candidate].emails.append(email)
    calls = CandidatePhone.objects.filter(candidate__in=listed_keys(people))
    for candidate, number in calls.order_by(*PRIMARY_FIRST).values_list("candidate", "number"):
        people[candidate].phones.append(number)
    _add_facts(people)
    return {person.public_id: person for person in people.values()}


@dataclass(frozen=True, slots=True)
class Facts:
    """What decides about one candidate, without what is told of it."""

    is_private: bool
    has_left_prospect: bool = False
    has_open_application: bool = False
    has_only_confidential: bool = False
    is_reachable: bool = False
    member: str | None = None
    member_of: str | None = None

    def person_urn(self, sharing: Sharing) -> str:
        return member_urn(self.member, self.member_of, sharing)


_OWN = Application.objects.filter(candidate=OuterRef("pk"))
_OPEN = _OWN.filter(job__is_confidential=False)
FACTS: dict[str, Any] = {
    "is_private": F("is_private"),
    "has_left_prospect": Exists(_OWN.past_prospect()),
    "has_open_application": Exists(_OPEN.past_prospect()),
    "has_only_confidential": ExpressionWrapper(Exists(_OWN) & ~Exists(_OPEN), BooleanField()),
    "is_reachable": Exists(CandidateEmail.objects.filter(candidate=OuterRef("pk"))),
    "member": ATTACHED,
    "member_of": F("profile_link__application_urn"),
}


def with_facts(people: "QuerySet[Any]") -> "QuerySet[Any]":
    """Load with people what `known_facts` reads, in the same query."""
    facts: QuerySet[Any] = people.annotate(**{f"fact_{name}": of for name, of in FACTS.items()})
    return facts


def known_facts(person: Any) -> Facts:
    """Return what decides about somebody who was loaded `with_facts`; no query."""
    return Facts(**{name: getattr(person, f"fact_{name}") for name in FACTS})


def facts_of(candidate: Candidate) -> Facts:
    """Read anew what decides about a candidate; it may just have changed. 1 query."""
    return facts_by_candidate([candidate.pk])[candidate.pk]


def facts_by_candidate(candidates: Iterable[int]) -> dict[int, Facts]:
    """Read what decides about these candidates, by their primary keys; 1 query."""
    found = Candidate.objects.filter(pk__in=listed_keys(candidates))
    rows = found.values_list("pk", *FACTS.values())
    return {key: Facts(**dict(zip(FACTS, facts, strict=True))) for key, *facts in rows}


def identity_of(candidate: Candidate) -> Facts:
    """Return by what LinkedIn can know a candidate, from its addresses and its link."""
    link: ProfileLink | None = getattr(candidate, "profile_link", None)
    told = link if link and link.how != ProfileLink.How.MATCH else None
    return Facts(
        is_private=candidate.is_private,
        is_reachable=bool(candidate.emails.all()),
        member=told.person if told else None,
        member_of=told.application_urn if told else None,
    )


def everybody(sharing: Sharing) -> "QuerySet[Candidate]":
    """Whom the first sync sends, unless something holds them back."""
    people = Candidate.objects.all()
    if sharing.share_prospects:
        return people
    own = Application.objects.past_prospect().filter(candidate=OuterRef("pk"))
    return people.filter(Exists(own))


def kept_by_all(people: Collection[int], sharing: Sharing) -> "QuerySet[Candidate]":
    """Select those of these candidates whom none of their applications lets go."""
    open_ones = Application.objects.filter(candidate=OuterRef("pk"), job__is_confidential=False)
    going = open_ones if sharing.share_prospects else open_ones.past_prospect()
    return Candidate.objects.filter(~Exists(going), pk__in=people)


def _add_facts(people: dict[int, Person]) -> None:
    """Read the applications of all of them in one query: one that is open lets a person go."""
    applications = (
        Application.objects.filter(candidate__in=listed_keys(people))
        .order_by("left_prospect_at")
        .values_list("candidate", "job__is_confidential", "left_prospect_at", "created_at")
    )
    confidential: dict[int, bool] = defaultdict(lambda: True)
    for candidate, is_confidential, left_at, created_at in applications:
        person = people[candidate]
        confidential[candidate] &= is_confidential
        person.has_left_prospect |= left_at is not None
        if left_at and not (is_confidential or person.has_open_application):
            person.has_open_application = True
            person.moved_on_at = left_at if left_at > created_at else None
    for candidate, has_only in confidential.items():
        people[candidate].has_only_confidential = has_only
