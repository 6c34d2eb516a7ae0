"""Lists of several tables, cut by keyset."""

from datetime import timedelta

import pytest
from django.http import QueryDict
from django.utils import timezone

from accounts.models import Activity, Notice
from base.merging import Part, cut_together
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db

NOW = timezone.now()
PARTS = [Part(Activity.objects.all(), "occurred_at"), Part(Notice.objects.all(), "created_at")]


def happen(hours: list[int], told: list[int]) -> None:
    Activity.objects.bulk_create(
        Activity(verb="x", occurred_at=NOW - timedelta(hours=ago)) for ago in hours
    )
    user = UserFactory()
    for ago in told:
        notice = Notice.objects.create(user=user, text="x")
        Notice.objects.filter(pk=notice.pk).update(created_at=NOW - timedelta(hours=ago))


def walk(size: int, way: str = "older", query: str = "") -> list[list[tuple[int, int]]]:
    pages = []
    while True:
        page = cut_together(PARTS, QueryDict(query.removeprefix("?")), size)
        pages.append([(row.part, row.pk) for row in page.rows])
        query = getattr(page, way)
        if not query:
            return pages


@pytest.mark.parametrize("size", [1, 2, 3, 5, 20])
def test_every_row_comes_once_last_first_both_ways(size):
    # Some at one moment, in one part and in both.
    happen([0, 1, 1, 1, 4, 6, 6], [1, 1, 2, 4, 4, 5, 7])

    pages = walk(size)

    seen = [row for page in pages for row in page]
    assert len(seen) == len(set(seen)) == 14
    moments = {(0, one.pk): one.occurred_at for one in Activity.objects.all()}
    moments |= {(1, one.pk): one.created_at for one in Notice.objects.all()}
    assert [moments[row] for row in seen] == sorted(moments.values(), reverse=True)
    last = cut_together(PARTS, QueryDict(last_query(size, len(pages))), size)
    back = walk(size, "newer", last.newer) if last.newer else []
    assert [row for page in reversed(back) for row in page][: size * len(back)] == seen[
        : size * len(back)
    ]


def last_query(size: int, pages: int) -> str:
    query = ""
    for _page in range(pages - 1):
        query = cut_together(PARTS, QueryDict(query), size).older.removeprefix("?")
    return query


def test_a_part_may_be_empty():
    happen([0, 1], [])

    assert len(walk(1)) == 2


def test_a_page_is_one_query_a_part(django_assert_num_queries):
    happen(list(range(30)), list(range(30)))

    with django_assert_num_queries(2):
        cut_together(PARTS, QueryDict(""), 10)


def test_a_cursor_that_is_none_of_ours_begins_at_the_top():
    happen([0, 1], [2])

    assert len(cut_together(PARTS, QueryDict("after=x&before=y"), 2).rows) == 2
