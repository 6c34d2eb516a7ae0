"""Versioned API, sections 2.1, 2.2 and 6.5: headers, and keys of both protocols."""

import pytest

from tests.linkedin_sandbox.api.retrieval.retrieving import elements, versioned
from tests.linkedin_sandbox.customer import CONTRACT

ESCAPED = CONTRACT.replace(":", "%3A")
SEATS = "seatsV2?q=attributes&start=0&count=100"
OLDER = f"{SEATS}&contracts={CONTRACT}"
NEWER = f"{SEATS}&contracts=List({ESCAPED})&states=List(ACTIVE,PARKED)"
PROTOCOL_2 = {"X-RestLi-Protocol-Version": "2.0.0"}


def test_a_seat_has_a_seat_id_and_says_who_created_it_and_when(linkedin, customer):
    rita = elements(versioned(customer, OLDER))[0]

    assert (rita["seatId"], rita["contract"]) == (77120, CONTRACT)
    assert not {"id", "created"} & set(rita)
    assert rita["createdAt"]["actor"] == rita["member"]
    assert 0 < rita["createdAt"]["time"] <= linkedin.now_ms()


def test_keys_of_both_protocols_find_the_same(customer):
    assert elements(versioned(customer, NEWER, **PROTOCOL_2)) == elements(
        versioned(customer, OLDER)
    )


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        (NEWER, {}),
        (f"{SEATS}&contracts[0]={ESCAPED}", PROTOCOL_2),
        (f"{SEATS}&contracts=List({CONTRACT})", PROTOCOL_2),
        (OLDER, {"X-RestLi-Protocol-Version": "3.0.0"}),
        (OLDER, {"LinkedIn-Version": ""}),
        (OLDER, {"LinkedIn-Version": "v2"}),
    ],
)
def test_headers_and_keys_that_do_not_go_together_are_400(customer, path, headers):
    assert versioned(customer, path, **headers).status_code == 400


@pytest.mark.parametrize(("version", "status"), [("202601", 426), ("202508.02", 200)])
def test_a_version_that_is_not_active_is_426(customer, version, status):
    assert versioned(customer, OLDER, **{"LinkedIn-Version": version}).status_code == status


def test_a_version_can_be_retired(linkedin, customer):
    linkedin.turn(active_versions="202603")

    assert versioned(customer, OLDER).status_code == 426
    assert versioned(customer, OLDER, **{"LinkedIn-Version": "202603"}).status_code == 200


@pytest.mark.parametrize("path", ["conversationEvents", "prospectNotes"])
def test_what_is_not_in_rest_or_not_imitated_is_404(customer, path):
    assert versioned(customer, path).status_code == 404


def test_a_token_is_needed_as_everywhere(customer):
    assert versioned(customer, OLDER, Authorization="").status_code == 401
