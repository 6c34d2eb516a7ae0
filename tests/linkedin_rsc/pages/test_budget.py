"""The export budget: 300 a seat and calendar month, by our own record."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.utils import timezone

from linkedin_rsc.intake.budget import count_export
from linkedin_rsc.models import Connection, SeatExports
from linkedin_rsc.pages.budget import budgets_of
from linkedin_rsc.profile.people import Exporter
from tests.factories.linkedin_rsc import (
    ConnectedAccountFactory,
    ConnectionFactory,
    NotificationFactory,
    SeatFactory,
)
from tests.linkedin_rsc.pages.reading import TAB, text_of

pytestmark = pytest.mark.django_db

RITA = Exporter("urn:li:seat:77120", "rita@nordwind.example", "Rita", "Lindqvist")
NOVEMBER = datetime(2026, 11, 30, 23, tzinfo=UTC)


def test_a_push_counts_once_however_often_it_is_processed():
    one = NotificationFactory()

    for _time in range(3):
        count_export(one, RITA)

    assert SeatExports.objects.get().number == 1


def test_each_month_begins_anew():
    for moment in (NOVEMBER, NOVEMBER, datetime(2026, 12, 1, tzinfo=UTC)):
        count_export(NotificationFactory(received_at=moment), RITA)

    connection = Connection.current()
    assert [one.number for one in budgets_of(NOVEMBER, connection)] == [2]
    assert [one.number for one in budgets_of(datetime(2026, 12, 5, tzinfo=UTC), connection)] == [1]


@pytest.mark.parametrize(("number", "is_short"), [(239, False), (240, True), (300, True)])
def test_from_four_fifths_on_it_warns(browser, number, is_short):
    SeatExports.objects.create(
        seat_id="77120", month=timezone.now().date().replace(day=1), number=number
    )

    page = text_of(browser.get(f"{TAB}colleagues/"))

    assert f"{number} of 300" in page
    assert ("Nearly used up" in page) == is_short


def test_it_names_the_colleague_else_whom_linkedin_names(recruiter, outsider):
    connection = ConnectionFactory()
    account = ConnectedAccountFactory(user=recruiter)
    SeatFactory(seat_id="1", member=account.person)
    SeatFactory(seat_id="2", email=outsider.email)
    SeatFactory(seat_id="3", first_name="Somebody", last_name="Else")
    for seat in ("1", "2", "3", "4", ""):
        count_export(NotificationFactory(), replace(RITA, seat=seat))

    found = {one.seat_id: one.who for one in budgets_of(timezone.now(), connection)}

    assert found == {
        "1": "Rita Lindqvist",
        "2": "Carl Ahrens",
        "3": "Somebody Else",
        "4": "Not known",
        "": "Not known",
    }


def test_what_linkedin_names_no_seat_of_is_counted_apart():
    count_export(NotificationFactory(), None)
    count_export(NotificationFactory(), replace(RITA, seat="x" * 200))

    assert SeatExports.objects.get().seat_id == ""


@pytest.mark.parametrize("size", [1, 40])
def test_it_costs_the_same_however_many_seats(django_assert_num_queries, size):
    connection = ConnectionFactory()
    for number in range(size):
        account = ConnectedAccountFactory()
        SeatFactory(seat_id=str(number), member=account.person)
        count_export(NotificationFactory(), replace(RITA, seat=str(number)))

    with django_assert_num_queries(4):
        assert len(budgets_of(timezone.now(), connection)) == size
