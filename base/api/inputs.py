"""Input to the API: explicit serializers that refuse what they do not know."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from rest_framework import serializers


class StrictInput(serializers.Serializer[Any]):
    """Refuses names it does not know: a mistyped field must not pass for a change."""

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, Mapping):
            unknown = [str(name) for name in data if name not in self.fields]
            if unknown:
                message = _("This field is not known here or cannot be set.")
                raise serializers.ValidationError({name: [message] for name in unknown})
        return super().to_internal_value(data)


class FilterSerializer(StrictInput):
    """Query parameters of a list; those of the pages are read by the pagination."""

    def to_internal_value(self, data: Any) -> Any:
        mine = {name: value for name, value in data.items() if name not in {"cursor", "page_size"}}
        return super().to_internal_value(mine)
