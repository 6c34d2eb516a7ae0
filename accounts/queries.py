"""Reads that feed the pages about people and notices."""

from django.db.models import Prefetch
from django.http import QueryDict

from accounts.models import Notice, RoleGrant, User
from base.paging import Page, cut, find, make_cursor, read_cursor

NOTICES_ON_A_PAGE = 50
USERS_ON_A_PAGE = 100
BY_ADDRESS = ("email",)
MAX_WORDS_CHARACTERS = 100


def notices_page(user: User, query: QueryDict, size: int = NOTICES_ON_A_PAGE) -> Page[Notice]:
    """Load `size` notices, newest first (one query)."""
    return cut(user.notices.all(), query, size)


def users_page(*, words: str = "", after: str = "") -> tuple[list[User], str]:
    """Load people in the order of their addresses, with roles, and where the next page starts."""
    found = User.objects.matching(words[:MAX_WORDS_CHARACTERS]).prefetch_related(
        Prefetch("role_grants", RoleGrant.objects.order_by("role"))
    )
    place = read_cursor(after, BY_ADDRESS)
    rows = find(found, USERS_ON_A_PAGE + 1, BY_ADDRESS, after=place)
    shown = rows[:USERS_ON_A_PAGE]
    return shown, make_cursor(shown[-1], BY_ADDRESS) if len(rows) > USERS_ON_A_PAGE else ""
