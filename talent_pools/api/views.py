"""Talent pools over the API: /api/v1/talent-pools/."""

from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.views import ApiView
from accounts.models import User
from base.api.idempotency import idempotent
from base.errors import InvalidInput
from base.text import email_address
from base.words import gettext as _
from candidates.models import Candidate
from talent_pools.api.serializers import (
    MemberFilters,
    MemberInput,
    MemberSerializer,
    PoolChange,
    PoolFilters,
    PoolInput,
    PoolSerializer,
)
from talent_pools.members.counting import count_heads
from talent_pools.members.queries import members_of
from talent_pools.members.services import add_to_pool, put_back, remove_from_pool
from talent_pools.models import TalentPool
from talent_pools.pools.deletion import delete_pool
from talent_pools.pools.services import create_pool, edit_pool
from talent_pools.queries import colleagues, pools_for


class PoolView(ApiView):
    """The pools this person may open, and how one is answered."""

    def pool(self, id: str) -> TalentPool:
        return get_object_or_404(pools_for(self.user), public_id=id)

    def answer(self, pool: TalentPool, status: int) -> Response:
        fresh = get_object_or_404(pools_for(self.user), pk=pool.pk)
        count_heads([fresh], self.user)
        return Response(PoolSerializer(fresh).data, status=status)

    def read_pool(
        self, serializer: type[PoolInput], current: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        given = self.read_input(serializer, current=current)
        if "contributors" in given:
            given["contributors"] = _colleagues(given["contributors"])
        return given


class PoolList(PoolView):
    @extend_schema(parameters=[PoolFilters], responses=PoolSerializer(many=True))
    def get(self, request: Request) -> Response:
        """List the pools you may open, newest first."""
        filters = self.read_filters(PoolFilters)
        found = pools_for(self.user).matching(filters.pop("search", "")).filter(**filters)
        page = self.paginate_queryset(found) or []
        count_heads(page, self.user)
        return self.get_paginated_response(PoolSerializer(page, many=True).data)

    @extend_schema(request=PoolInput, responses={201: PoolSerializer})
    @idempotent
    def post(self, request: Request) -> Response:
        """Make a pool; it is yours, and private until you share it."""
        return self.answer(create_pool(by=self.user, **self.read_pool(PoolInput)), 201)


class PoolDetail(PoolView):
    @extend_schema(responses=PoolSerializer)
    def get(self, request: Request, id: str) -> Response:
        """Show one pool."""
        return self.answer(self.pool(id), 200)

    @extend_schema(request=PoolChange, responses=PoolSerializer)
    def patch(self, request: Request, id: str) -> Response:
        """Change what is given; `contributors` takes the place of those read at `updated_at`."""
        pool = self.pool(id)
        given = self.read_pool(PoolChange, current=dict(self.answer(pool, 200).data))
        seen_at = given.pop("updated_at", None)
        edit_pool(pool=pool, by=self.user, seen_at=seen_at, **given)
        return self.answer(pool, 200)

    @extend_schema(responses={204: None})
    def delete(self, request: Request, id: str) -> Response:
        """Delete the pool; its people stay candidates."""
        delete_pool(pool=self.pool(id), by=self.user)
        return Response(status=204)


class PoolMembers(PoolView):
    @extend_schema(parameters=[MemberFilters], responses=MemberSerializer(many=True))
    def get(self, request: Request, id: str) -> Response:
        """List the pool's people whom you may open, newest first."""
        words = self.read_filters(MemberFilters).get("search", "")
        members = members_of(self.pool(id), self.user, words)
        related = members.select_related("candidate", "added_by").defer("candidate__search_text")
        return self.answer_page(related, MemberSerializer, of_people=True)

    @extend_schema(request=MemberInput, responses={201: MemberSerializer})
    @idempotent
    def post(self, request: Request, id: str) -> Response:
        """Put a candidate into the pool, or back into one that fills itself."""
        pool, candidate = self.pool(id), self._named(self.read_input(MemberInput)["candidate"])
        service = put_back if pool.is_system else add_to_pool
        member = service(pool=pool, candidate=candidate, by=self.user)
        return Response(MemberSerializer(member).data, status=201)

    def _named(self, id: str) -> Candidate:
        found = Candidate.objects.visible_to(self.user).filter(public_id=id).first()
        if found is None:
            said = _("There is no candidate %(id)s that you may open.") % {"id": id}
            raise InvalidInput(said, field="candidate")
        return found


class PoolMemberDetail(PoolView):
    @extend_schema(responses={204: None})
    def delete(self, request: Request, id: str, candidate_id: str) -> Response:
        """Take the candidate out of the pool; they stay a candidate."""
        pool = self.pool(id)
        opened = Candidate.objects.visible_to(self.user)
        candidate = get_object_or_404(opened, public_id=candidate_id)
        remove_from_pool(pool=pool, candidate=candidate, by=self.user)
        return Response(status=204)


def _colleagues(addresses: list[str]) -> list[User]:
    """Return whom these addresses name. Raises InvalidInput."""
    wanted = {email_address(address) for address in addresses}
    found = list(colleagues().filter(email__in=wanted))
    unknown = wanted - {user.email for user in found}
    if unknown:
        said = _("Nobody here signs in as %(address)s.") % {"address": min(unknown)}
        raise InvalidInput(said, field="contributors")
    return found
