"""The list of people."""

from django.db.models import Prefetch

from accounts.models import RoleGrant, User
from base.cursors import make_cursor, read_cursor
from base.paging import find

USERS_ON_A_PAGE = 100
BY_ADDRESS = ("email",)
MAX_WORDS_CHARACTERS = 100


def users_page(*, words: str = "", after: str = "") -> tuple[list[User], str]:
    """Load people in the order of their addresses, with roles, and where the next page starts."""
    found = User.objects.matching(words[:MAX_WORDS_CHARACTERS]).prefetch_related(
        Prefetch("role_grants", RoleGrant.objects.order_by("role"))
    )
    place = read_cursor(after, BY_ADDRESS)
    rows = find(found, USERS_ON_A_PAGE + 1, BY_ADDRESS, after=place)
    shown = rows[:USERS_ON_A_PAGE]
    return shown, make_cursor(shown[-1], BY_ADDRESS) if len(rows) > USERS_ON_A_PAGE else ""
