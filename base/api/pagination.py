"""How lists are cut: by cursor, newest first."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param
from rest_framework.views import APIView

from base.cursors import NEWEST_FIRST, Order, make_cursor, read_cursor
from base.errors import InvalidInput
from base.paging import find

DEFAULT_PAGE_SIZE = 50
MAX_PAGE_SIZE = 200


class NewestFirstPagination(BasePagination):
    """`results` and `next`: the address of the next page, or null on the last.

    A cursor names the last row seen, so a page costs the same however far down it lies and new
    rows shift nothing. Views whose filters may leave few of a table's rows set a `window`.
    """

    window: int | None = None
    order: Order = NEWEST_FIRST

    def paginate_queryset(
        self, queryset: Any, request: Request, view: APIView | None = None
    ) -> list[Any]:
        size = _read_size(request.query_params.get("page_size", ""))
        after = _read_cursor(request.query_params.get("cursor", ""), self.order)
        found = find(queryset, size + 1, self.order, after=after, window=self.window)
        self.next_address = None
        if len(found) > size:
            self.next_address = replace_query_param(
                f"{settings.PUBLIC_URL}{request.get_full_path()}",
                "cursor",
                make_cursor(found[size - 1], self.order),
            )
        return found[:size]

    def get_paginated_response(self, data: Any) -> Response:
        return Response({"results": data, "next": self.next_address})

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        return {
            "type": "object",
            "required": ["results", "next"],
            "properties": {
                "results": schema,
                "next": {"type": "string", "nullable": True, "format": "uri"},
            },
        }

    def get_schema_operation_parameters(self, view: APIView) -> list[dict[str, Any]]:
        size = {
            "type": "integer",
            "minimum": 1,
            "maximum": MAX_PAGE_SIZE,
            "default": DEFAULT_PAGE_SIZE,
        }
        return [
            {"name": "cursor", "in": "query", "schema": {"type": "string"}},
            {"name": "page_size", "in": "query", "schema": size},
        ]


def _read_size(text: str) -> int:
    if not text:
        return DEFAULT_PAGE_SIZE
    if not (text.isascii() and text.isdigit() and int(text[:9]) > 0):
        raise InvalidInput(_("Give a whole number from 1 to 200."), field="page_size")
    return min(int(text[:9]), MAX_PAGE_SIZE)


def _read_cursor(text: str, order: Order) -> list[Any]:
    place = read_cursor(text, order)
    if text and not place:
        raise InvalidInput(
            _("This cursor is not one of ours. Start again without it."), field="cursor"
        )
    return place
