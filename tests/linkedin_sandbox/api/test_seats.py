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


def test_a_state_there_is_not_is_400(customer):
    query = f"q=attributes&contracts={CONTRACT}&states=LOST&start=0"

    assert find(customer, query).status_code == 400


def test_a_seat_may_move_to_another_contract_or_be_parked(linkedin, customer):
    linkedin.put_seat(77121, contract=550018)
    linkedin.put_seat(77122, state="PARKED")
    query = f"q=attributes&contracts={CONTRACT}&states=ACTIVE&start=0"

    assert [seat["id"] for seat in find(customer, query).json()["elements"]] == [77120]


def find_older(customer, query):
    return customer.call("GET", f"seats?q=seatsByAttributes&contracts={CONTRACT}&{query}")


def test_the_older_resource_tells_less_and_can_tell_the_id_alone(customer):
    found = find_older(customer, "active=true&start=0&count=100").json()["elements"]
    ids = find_older(customer, "fields=id&active=true&count=100&start=0").json()["elements"]

    assert found[0] == {
        "id": 77120,
        "contractId": 550017,
        "active": True,
        "admin": True,
        "email": "rita.lindqvist@nordwind.example",
    }
    assert ids == [{"id": 77120}, {"id": 77121}, {"id": 77122}]


def test_the_older_resource_knows_active_seats_from_others(linkedin, customer):
    linkedin.put_seat(77122, state="INACTIVE")

    inactive = find_older(customer, "active=false&start=0").json()["elements"]

    assert [(seat["id"], seat["active"]) for seat in inactive] == [(77122, False)]
    assert len(find_older(customer, "start=0").json()["elements"]) == 3
    assert find_older(customer, "active=perhaps&start=0").status_code == 400
