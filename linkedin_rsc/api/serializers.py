"""The LinkedIn integration as the API shows and takes it."""

from functools import cached_property
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from base.api.inputs import FilterSerializer
from linkedin_rsc.models import Connection, LedgerRow, Notification, Stream


class LedgerRowSerializer(serializers.ModelSerializer[LedgerRow]):
    """What LinkedIn holds of one record. `record` is its public id, a job's is the Job ID."""

    id = serializers.CharField(source="public_id")
    stream = serializers.ChoiceField(choices=Stream.choices, read_only=True)
    reason = serializers.CharField(
        help_text=_("Why it is held back, or LinkedIn's words; empty when nothing is in the way.")
    )

    class Meta:
        model = LedgerRow
        fields = [
            "id",
            "stream",
            "record",
            "state",
            "reason",
            "attempts",
            "changed_at",
            "sent_at",
        ]
        read_only_fields = fields

    def to_representation(self, instance: LedgerRow) -> dict[str, Any]:
        return super().to_representation(instance.seen_in(self._epoch))

    @cached_property
    def _epoch(self) -> int:
        """Read once for all rows of a list, which share this serializer."""
        return Connection.current().epoch


class LedgerFilters(FilterSerializer):
    stream = serializers.ChoiceField(choices=Stream.choices, required=False)
    state = serializers.ChoiceField(choices=LedgerRow.State.choices, required=False)
    record = serializers.CharField(max_length=40, required=False, help_text=_("A public id."))


class NotificationSerializer(serializers.ModelSerializer[Notification]):
    """One push of LinkedIn and what became of it."""

    id = serializers.CharField(source="public_id")

    class Meta:
        model = Notification
        fields = [
            "id",
            "kind",
            "request_id",
            "state",
            "reason",
            "attempts",
            "received_at",
            "processed_at",
        ]
        read_only_fields = fields


class NotificationFilters(FilterSerializer):
    kind = serializers.ChoiceField(choices=Notification.Kind.choices, required=False)
    state = serializers.ChoiceField(choices=Notification.State.choices, required=False)
    request_id = serializers.CharField(max_length=200, required=False)
