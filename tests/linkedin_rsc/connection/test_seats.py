"""Which colleague sits on a Recruiter seat."""

import pytest
from django.utils import timezone

from linkedin_rsc.connection.seats import colleague_of, seats_of
from tests.factories.accounts import UserFactory
from tests.factories.linkedin_rsc import ConnectedAccountFactory, ConnectionFactory, SeatFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def connection():
    return ConnectionFactory()


def test_a_connected_account_says_who_sits_on_a_seat(connection):
    account = ConnectedAccountFactory()
    seat = SeatFactory(member=account.person, email="somebody.else@nordwind.example")
    UserFactory(email=seat.email)

    assert colleague_of(seat, connection) == account.user
    assert seats_of(account.user, connection) == [seat]


def test_the_e_mail_of_a_seat_decides_where_nobody_connected(connection):
    colleague = UserFactory(email="rita@nordwind.example")

    assert colleague_of(SeatFactory(email="Rita@nordwind.example"), connection) == colleague
    assert seats_of(colleague, connection) == []


def test_whoever_connected_another_account_is_not_on_the_seat(connection):
    account = ConnectedAccountFactory(user__email="rita@nordwind.example")
    seat = SeatFactory(email="rita@nordwind.example")

    assert colleague_of(seat, connection) is None
    assert seats_of(account.user, connection) == []


@pytest.mark.parametrize("spoilt", [{"member": ""}, {"email": ""}])
def test_what_a_seat_lacks_matches_nobody(connection, spoilt):
    UserFactory(email="rita@nordwind.example")
    ConnectedAccountFactory(person="urn:li:person:else")

    seat = SeatFactory(**{"email": "nobody@nordwind.example", **spoilt})

    assert colleague_of(seat, connection) is None


def test_an_account_of_another_application_counts_no_more(connection):
    account = ConnectedAccountFactory(application_urn="urn:li:developerApplication:1")

    assert colleague_of(SeatFactory(member=account.person), connection) is None


def test_a_deactivated_colleague_sits_on_no_seat(connection):
    account = ConnectedAccountFactory(user__is_active=False)
    seat = SeatFactory(member=account.person, email="rita@nordwind.example")
    UserFactory(email="rita@nordwind.example")

    assert colleague_of(seat, connection) is None


def test_an_active_seat_comes_before_a_parked_one(connection):
    account = ConnectedAccountFactory()
    parked = SeatFactory(member=account.person, state="PARKED")
    active = SeatFactory(member=account.person)

    assert seats_of(account.user, connection) == [active, parked]


def test_an_account_whose_term_is_over_counts_no_more(connection):
    """Not even before the beat has taken it away."""
    account = ConnectedAccountFactory(expires_at=timezone.now())
    seat = SeatFactory(member=account.person)

    assert colleague_of(seat, connection) is None
    assert seats_of(account.user, connection) == []
