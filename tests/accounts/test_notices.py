"""The notices behind the bell: only one's own, newest first, read when one says so."""

from datetime import UTC, datetime, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Notice
from accounts.notices.services import notify


def notices_of(user, count):
    notify(users=[user] * count, text="Somebody was exported.", url="/")
    start = datetime(2026, 11, 1, 9, tzinfo=UTC)
    for number, notice in enumerate(user.notices.order_by("id")):
        moment = start + timedelta(minutes=number)
        Notice.objects.filter(pk=notice.pk).update(text=f"Notice {number}.", created_at=moment)


def test_only_own_notices_are_shown(client_as, recruiter, outsider):
    notify(users=[recruiter], text="For Rita alone.")

    assert "For Rita alone." in client_as(recruiter).get("/notices/").content.decode()
    assert "For Rita alone." not in client_as(outsider).get("/notices/").content.decode()


def test_the_frame_counts_unread_ones(client_as, recruiter):
    notices_of(recruiter, 3)
    client = client_as(recruiter)

    assert "data-unread>3<" in client.get("/settings/").content.decode()

    client.post(reverse("notices-reading"))
    assert "data-unread></span" in client.get("/settings/").content.decode()


def test_a_hundred_unread_ones_are_counted_no_further(client_as, recruiter):
    notices_of(recruiter, 105)

    assert "data-unread>99+<" in client_as(recruiter).get("/settings/").content.decode()


def test_marking_read_leaves_others_notices_alone(client_as, recruiter, outsider):
    notify(users=[recruiter, outsider], text="For both.")

    client_as(recruiter).post(reverse("notices-reading"))

    assert outsider.notices.get().read_at is None


def test_looking_marks_nothing_read(client_as, recruiter):
    notices_of(recruiter, 1)

    client_as(recruiter).get("/notices/")

    assert recruiter.notices.get().read_at is None


def test_older_notices_are_a_page_further(client_as, recruiter):
    notices_of(recruiter, 60)
    client = client_as(recruiter)

    first = client.get("/notices/")
    older = client.get(f"/notices/{first.context['page'].older}")

    assert [n.text for n in first.context["page"].rows][:2] == ["Notice 59.", "Notice 58."]
    assert [n.text for n in older.context["page"].rows] == [
        f"Notice {n}." for n in range(9, -1, -1)
    ]
    assert not older.context["page"].older


def test_a_nonsensical_cursor_shows_the_newest(client_as, recruiter):
    notices_of(recruiter, 1)

    for text in ("x", "2026-13-01T00:00", "2026-11-01T00:00"):
        assert (
            "Notice 0." in client_as(recruiter).get("/notices/", {"before": text}).content.decode()
        )


def test_the_bell_gets_the_newest_few_without_a_frame(client_as, recruiter):
    notices_of(recruiter, 20)

    response = client_as(recruiter).get("/notices/", headers={"HX-Request": "true"})

    assert len(response.context["page"].rows) == 8
    assert "<html" not in response.content.decode()
    assert "HX-Request" in response.headers["Vary"]


def test_notices_cost_four_queries_however_many(client_as, recruiter):
    client = client_as(recruiter)
    counts = []
    for count in (1, 80):
        notices_of(recruiter, count)
        with CaptureQueriesContext(connection) as queries:
            client.get("/notices/")
        counts.append(len(queries))

    # session, user with roles, the page's notices, unread notices
    assert counts == [4, 4]
