"""Who people are at LinkedIn, over the API: /api/v1/linkedin/profile-links/."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.views import ApiView
from accounts.models import User
from base.api.idempotency import idempotent
from base.api.inputs import FilterSerializer, StrictInput
from candidates.models import Candidate
from linkedin_rsc.models import ProfileMatch
from linkedin_rsc.permissions import DECIDE_MATCHES, READ_MATCHES
from linkedin_rsc.profile.linking import link_member, only_proposal, unlink_member
from linkedin_rsc.profile.matches import links_now, matches_now

State = ProfileMatch.State


class ProfileLinkSerializer(serializers.Serializer[Any]):
    """Who a candidate is at LinkedIn; `member`, `url` and `linked_at` are null unless linked."""

    candidate = serializers.CharField()
    state = serializers.ChoiceField(choices=State.choices)
    member = serializers.CharField(allow_null=True)
    url = serializers.CharField(allow_null=True)
    linked_at = serializers.DateTimeField(allow_null=True)

    def to_representation(self, instance: Candidate) -> dict[str, Any]:
        return super().to_representation(profile_link_of(instance))


class LinkInput(StrictInput, serializers.Serializer[Any]):
    """`member` is a person URN that LinkedIn gave to this company's application.

    It may be left out where LinkedIn proposes one profile alone.
    """

    member = serializers.CharField(max_length=100, required=False)


class LinkFilters(FilterSerializer):
    candidate = serializers.CharField(
        max_length=40, required=False, help_text=_("Only the person with this public id.")
    )


class ProfileLinks(ApiView):
    @extend_schema(parameters=[LinkFilters], responses=ProfileLinkSerializer(many=True))
    def get(self, request: Request) -> Response:
        """List who people are at LinkedIn, the newest person first."""
        people, wanted = _people(self.user), self.read_filters(LinkFilters).get("candidate")
        found = people.filter(public_id=wanted) if wanted else people
        return self.answer_page(found, ProfileLinkSerializer, of_people=True)


class ProfileLinkOfCandidate(ApiView):
    @extend_schema(responses=ProfileLinkSerializer)
    def get(self, request: Request, id: str) -> Response:
        """Show who somebody is at LinkedIn."""
        return self._answer(self._candidate(id))

    @extend_schema(request=LinkInput, responses={201: ProfileLinkSerializer})
    @idempotent
    def post(self, request: Request, id: str) -> Response:
        """Link somebody with a member; another link is replaced. LinkedIn is told."""
        person = self._candidate(id)
        DECIDE_MATCHES.require(self.user, person)
        member = self.read_input(LinkInput).get("member") or only_proposal(person)
        link_member(candidate=person, member=member, by=self.user)
        return self._answer(self._candidate(id), status=201)

    @extend_schema(responses={204: None})
    def delete(self, request: Request, id: str) -> Response:
        """Unlink somebody, at LinkedIn as well. No push links them again."""
        unlink_member(candidate=self._candidate(id), by=self.user)
        return Response(status=204)

    def _candidate(self, public_id: str) -> Any:
        return get_object_or_404(_people(self.user), public_id=public_id)

    def _answer(self, candidate: Any, status: int = 200) -> Response:
        self.note_reading(candidate.public_id)
        return Response(ProfileLinkSerializer(candidate).data, status=status)


def profile_link_of(candidate: Any) -> dict[str, Any]:
    """Say how somebody stands; the candidate comes from `_people`."""
    link = candidate.profile_link if candidate.is_linked else None
    return {
        "candidate": candidate.public_id,
        "state": State.LINKED if link else candidate.unlinked_state,
        "member": link.person if link else None,
        "url": (link.profile_url or None) if link else None,
        "linked_at": link.linked_at if link else None,
    }


def _people(user: User) -> QuerySet[Any]:
    """Return whom this user may open, as linked and matched for our present application."""
    own = Candidate.objects.filter(pk=OuterRef("candidate"))
    read = matches_now().filter(Exists(READ_MATCHES.among(own, user)), candidate=OuterRef("pk"))
    unlinked = read.exclude(state=State.LINKED).values("state")[:1]
    return (
        Candidate.objects.visible_to(user)
        .select_related("profile_link")
        .annotate(
            is_linked=Exists(links_now().filter(candidate=OuterRef("pk"))),
            unlinked_state=Coalesce(Subquery(unlinked), Value(State.NONE.value)),
        )
    )
