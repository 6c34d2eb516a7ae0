"""Talent pools as the API shows and takes them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from accounts.api.serializers import ColleagueSerializer
from base.api.inputs import FilterSerializer, StrictInput
from candidates.contacts.checks import MAX_EMAIL_CHARACTERS
from talent_pools.models import PoolMember, TalentPool
from talent_pools.pools.names import MAX_DESCRIPTION, MAX_NAME
from talent_pools.sharing.services import MAX_CONTRIBUTORS


class PoolSerializer(serializers.ModelSerializer[TalentPool]):
    """`owner` and `contributors` are addresses; a pool that fills itself has no owner."""

    id = serializers.CharField(source="public_id")
    owner = serializers.EmailField(source="owner.email", default=None, allow_null=True)
    contributors = serializers.SerializerMethodField()
    member_count = serializers.IntegerField(
        source="head_count", help_text=_("As many as you may open.")
    )

    class Meta:
        model = TalentPool
        fields = [
            "id",
            "name",
            "description",
            "kind",
            "owner",
            "contributors",
            "member_count",
            "created_at",
            "updated_at",
        ]
        read_only_fields = fields

    def get_contributors(self, pool: TalentPool) -> list[str]:
        return [user.email for user in pool.contributors.all()]


@extend_schema_serializer(component_name="TalentPool")
class PoolInput(StrictInput):
    name = serializers.CharField(max_length=MAX_NAME)
    description = serializers.CharField(
        max_length=MAX_DESCRIPTION, allow_blank=True, required=False
    )
    contributors = serializers.ListField(
        child=serializers.CharField(max_length=MAX_EMAIL_CHARACTERS),
        max_length=MAX_CONTRIBUTORS,
        required=False,
        help_text=_("The addresses of all colleagues with whom the pool is shared."),
    )


@extend_schema_serializer(component_name="TalentPoolChange")
class PoolChange(PoolInput):
    updated_at = serializers.DateTimeField(
        required=False,
        help_text=_(
            "As you read it: a change that somebody made since then is answered with 409. "
            "Required with `contributors`, which takes the place of all of them."
        ),
    )

    def validate(self, given: dict[str, Any]) -> dict[str, Any]:
        """Take no list from who does not say which one they read: it may undo what others did."""
        if "contributors" in given and "updated_at" not in given:
            said = _("Send updated_at as you read it, so that what others added since is not lost.")
            raise serializers.ValidationError({"updated_at": [said]})
        return given


class PoolFilters(FilterSerializer):
    search = serializers.CharField(
        max_length=100,
        required=False,
        allow_blank=True,
        help_text=_("Words that all occur in the name."),
    )
    kind = serializers.ChoiceField(choices=TalentPool.Kind.choices, required=False)


class MemberSerializer(serializers.ModelSerializer[PoolMember]):
    """`added_by` is null for whom the system brought."""

    candidate = serializers.CharField(source="candidate.public_id")
    added_by = ColleagueSerializer(allow_null=True)

    class Meta:
        model = PoolMember
        fields = ["candidate", "added_by", "added_at"]
        read_only_fields = fields


@extend_schema_serializer(component_name="PoolMember")
class MemberInput(StrictInput):
    candidate = serializers.CharField(max_length=40, help_text=_("The candidate's id."))


class MemberFilters(FilterSerializer):
    search = serializers.CharField(
        max_length=100,
        required=False,
        allow_blank=True,
        help_text=_("Words that all occur in names, work, place, e-mails or phones."),
    )
