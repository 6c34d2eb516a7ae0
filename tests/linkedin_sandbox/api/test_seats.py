"""Rule 15 and section 9.1: seats by contract, a page at a time."""

import pytest

from tests.linkedin_sandbox.customer import CONTRACT


def find(customer, query):
    return customer.call("GET", f"seatsV2?{query}")


def test_seats_tell_who_holds_them(customer):
    query = f"q=attributes&contracts={CONTRACT}&states=ACTIVE&start=0&count=100"

    seats = find(customer, query).json()["elements"]
    rita = seats[0]

    assert [seat["id"] for seat in seats] == [77120, 77121, 77122]
    assert (rita["firstName"], rita["email"]) == ("Rita", "rita.lindqvist@nordwind.example")
    assert rita["contract"] == CONTRACT
    assert rita["seatRoles"] == ["ADMIN_SEAT"]
    assert rita["member"].startswith("urn:li:person:")


def test_pages_follow_each_other(customer):
    query = f"q=attributes&contracts={CONTRACT}&count=2&start="

    first, second = find(customer, f"{query}0").json(), find(customer, f"{query}2").json()

    assert [seat["id"] for seat in first["elements"]] == [77120, 77121]
    assert [seat["id"] for seat in second["elements"]] == [77122]
    assert second["paging"] == {"start": 2, "count": 2, "links": []}


@pytest.mark.parametrize(
    "query",
    [
        f"q=attributes&contracts={CONTRACT}",
        "q=attributes&start=0",
        f"q=everybody&contracts={CONTRACT}&start=0",
        f"q=attributes&contracts={CONTRACT}&start=first",
        "q=attributes&contracts=550017&start=0",
    ],
)
def test_a_finder_without_its_parameters_is_400(customer, query):
    assert find(customer, query).status_code == 400


def test_other_states_find_nobody(customer):
    query = f"q=attributes&contracts={CONTRACT}&states=PARKED&start=0"

    assert find(customer, query).json()["elements"] == []
