"""A person we hold data on, once per company."""

from collections.abc import Iterable
from typing import Any, Self, cast

from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.lookups import IsNull
from django.utils.translation import gettext_lazy as _

from accounts import policy
from accounts.models import User
from base.countries import country_name
from base.folded_fields import FoldedField
from base.public_ids import new_public_id
from base.text import email_address
from base.typed_words import matching, occurs_in
from candidates.models.labels import Source, Tag
from jobs.models import KINDS_PAST_PROSPECT, TeamMember
from jobs.places import KnownPlaces


class CandidateQuerySet(models.QuerySet["Candidate"]):
    def visible_to(self, user: User) -> Self:
        """Candidates whose record this person may open.

        Recruiters and hiring managers see every candidate but the private ones of others;
        whoever is on a team sees the people who applied there.
        """
        if policy.sees_everything(user):
            return self
        own = _opening(user, job__applications__candidate=OuterRef("pk"))
        if not policy.is_hirer(user):
            return self.filter(Exists(own))
        # Asked for each private person, who are few. EXISTS would list all people on all the jobs.
        is_own = IsNull(Subquery(own.values("pk")[:1]), False)
        return self.filter(Q(is_private=False) | Q(created_by=user) | Q(is_own))

    def all_on_jobs_of(self, user: User) -> Self:
        """All that `visible_to` shows to whoever hires nobody, led to by their jobs.

        Which is the longer way to a single person, or to the newest few.
        """
        return self.filter(pk__in=_opening(user).values("job__applications__candidate"))

    def with_verified_email(self, emails: Iterable[str]) -> Self:
        """Candidates to whom one of these addresses truly belongs."""
        # That file knows this one.
        from candidates.models.contacts import CandidateEmail

        addresses = [email_address(email) for email in emails]
        held = CandidateEmail.objects.identifying().filter(email__in=addresses)
        return self.filter(pk__in=held.values("candidate"))

    def matching(self, words: str) -> Self:
        """Candidates in whose search text every word occurs."""
        return cast(Self, matching(self, words, occurs_in("search_text")))


def _opening(user: User, **around: Any) -> QuerySet[TeamMember]:
    """Return the places on teams that open an application, as Application.visible_to says."""
    return TeamMember.objects.filter(
        ~Q(role=TeamMember.Role.INTERVIEWER)
        | Q(job__applications__stage__kind__in=KINDS_PAST_PROSPECT),
        user=user,
        **around,
    )


class Candidate(models.Model):
    """A person, once per company. `search_text` is kept by the services."""

    public_id = models.CharField(max_length=40, unique=True, default=new_public_id, editable=False)
    # Many people have one name; it may stand in either.
    first_name = models.CharField(max_length=100, blank=True)
    last_name = models.CharField(max_length=100, blank=True)
    headline = models.CharField(max_length=250, blank=True)
    current_company = models.CharField(max_length=200, blank=True)
    current_title = models.CharField(max_length=200, blank=True)
    city = models.CharField(max_length=100, blank=True)
    region = models.CharField(_("state or region"), max_length=100, blank=True)
    country_code = models.CharField(_("country"), max_length=2, blank=True)
    linkedin_url = models.URLField(_("LinkedIn profile"), max_length=300, blank=True)
    is_private = models.BooleanField(_("private"), default=False)
    do_not_contact = models.BooleanField(default=False)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, null=True, blank=True)
    source_contact = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    tags = models.ManyToManyField(Tag, blank=True, related_name="candidates")
    search_text = models.TextField(blank=True, editable=False)
    folded_likeness = FoldedField(of="likeness", max_length=300, blank=True)
    created_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    # Set by `candidates.record` alone: whether anybody was ever noted as likely the same.
    has_twins: bool
    # Likewise: where who opened the record stands on the teams of this person's jobs.
    places: KnownPlaces

    objects = CandidateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(first_name="", last_name=""), name="candidate_has_a_name"
            ),
        ]
        indexes = [
            models.Index(fields=["linkedin_url"], name="candidate_by_linkedin_url"),
            models.Index(
                fields=["folded_likeness"],
                condition=~Q(folded_likeness=""),
                name="candidate_by_likeness",
            ),
            # Few: whom nobody opens without somebody, and what a lost role closes.
            models.Index(
                fields=["created_by"],
                condition=Q(is_private=True),
                name="candidate_private_by_maker",
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def short_name(self) -> str:
        """What colleagues call them: the first name, or the only one."""
        return self.first_name or self.last_name

    @property
    def likeness(self) -> str:
        """The name with the employer, by which two records may be one person's."""
        return f"{self.full_name}, {self.current_company}" if self.current_company else ""

    @property
    def place(self) -> str:
        """Where they live, as people write it: city, region, country."""
        parts = (self.city, self.region, country_name(self.country_code))
        return ", ".join(dict.fromkeys(part for part in parts if part))

    @property
    def short_place(self) -> str:
        """City and country, for a row of a list."""
        parts = (self.city or self.region, country_name(self.country_code))
        return ", ".join(part for part in parts if part)
