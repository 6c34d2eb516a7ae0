"""How lists are cut: by cursor, newest first."""

from rest_framework.pagination import CursorPagination


class NewestFirstPagination(CursorPagination):
    """`results` and `next`; `page_size` up to 200."""

    ordering = "-id"
    page_size = 50
    page_size_query_param = "page_size"
    max_page_size = 200
