from django.http import QueryDict

from accounts.models import Notice, User
from base.paging import Page, cut

NOTICES_ON_A_PAGE = 50


def notices_page(user: User, query: QueryDict, size: int = NOTICES_ON_A_PAGE) -> Page[Notice]:
    """Load `size` notices, newest first (one query)."""
    return cut(user.notices.all(), query, size)
