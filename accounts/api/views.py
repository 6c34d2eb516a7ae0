"""What the views of the API share: who asks, reading input, cutting pages."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer

from accounts.models import User
from accounts.reading import note_reading


class ApiView(GenericAPIView[Any]):
    """A view loads what this user may see, validates, calls one service and answers."""

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Say all times in UTC, whatever browser the request came from."""
        super().initial(request, *args, **kwargs)
        timezone.deactivate()

    @property
    def user(self) -> User:
        user = self.request.user
        assert isinstance(user, User)  # noqa: S101  # IsAuthenticated came before.
        return user

    def read_input(
        self,
        serializer_class: type[BaseSerializer[Any]],
        *,
        current: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        """Validate the body; with `current` only what is given is checked (PATCH).

        Whoever changes one field of what they read and sends all of it back repeats fields that
        cannot be set: these are passed over as long as they still hold their current value.
        """
        data = self.request.data
        if current is not None and isinstance(data, Mapping):
            known = serializer_class().fields  # type: ignore[attr-defined]  # All of ours have fields.
            # Nothing can be set to null; what is, has none yet.
            idle = {name for name in current if name not in known or current[name] is None}
            data = {
                name: value
                for name, value in data.items()
                if name not in idle or current[name] != value
            }
        serializer = serializer_class(data=data, partial=current is not None)
        serializer.is_valid(raise_exception=True)
        return dict(serializer.validated_data)

    def read_filters(self, serializer_class: type[BaseSerializer[Any]]) -> dict[str, Any]:
        """Validate the query parameters and return those that were given."""
        serializer = serializer_class(data=self.request.query_params)
        serializer.is_valid(raise_exception=True)
        return {name: value for name, value in serializer.validated_data.items() if value != ""}

    def note_reading(self, candidate: str, count: int = 1) -> None:
        """Have it written down that the answer tells of somebody (accounts.reading)."""
        note_reading(self.request, by=self.user, candidate=candidate, count=count)

    def answer_page(
        self,
        rows: QuerySet[Any, Any],
        serializer_class: type[BaseSerializer[Any]],
        *,
        window: int | None = None,
        about: str = "",
        of_people: bool = False,
    ) -> Response:
        """Answer with a page; `window` is that of `base.paging.find`.

        That it tells of people is written down: `about` is the public id of whom all rows are,
        `of_people` says that they are of whoever matches.
        """
        self.paginator.window = window  # type: ignore[union-attr]  # It is ours.
        page = self.paginate_queryset(rows) or []
        if of_people or about:
            self.note_reading(about if page or not of_people else "", len(page))
        return self.get_paginated_response(serializer_class(page, many=True).data)
