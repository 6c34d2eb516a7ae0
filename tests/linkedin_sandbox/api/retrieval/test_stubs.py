"""Section 9.3 and rule 15: contact data that members shared."""

import pytest

from tests.linkedin_sandbox.api.retrieval.retrieving import (
    CARL,
    HOUR_MS,
    ILSE,
    OKKO,
    RITA,
    THEN_MS,
    elements,
    seat_urn,
    stubs,
    versioned,
)
from tests.linkedin_sandbox.customer import CONTRACT

OWNER = {"owners": seat_urn()}


def exchange(linkedin, member=ILSE, *, at_ms=THEN_MS, seat=RITA, **answer):
    linkedin.write_inmail(seat=seat, member=member, body="Hello", at_ms=at_ms)
    linkedin.answer(seat=seat, member=member, body="Gladly", at_ms=at_ms, **answer)


def test_who_shares_in_the_first_answer_becomes_a_stub_profile(linkedin, customer):
    exchange(linkedin, shares=True)

    (stub,) = elements(stubs(customer, **OWNER))

    assert (stub["owner"], stub["created"]) == (seat_urn(), THEN_MS)
    person = stub["stubProfile"]
    assert person["member"].startswith("urn:li:person:")
    assert (person["firstName"], person["lastName"]) == ("Ilse", "Marbach")
    assert person["profileUrl"] == f"https://www.linkedin.com/in/{ILSE}"
    assert person["currentEmployerNames"] == ["Hafenwerk Bremen"]
    assert person["emailAddress"] == "ilse.marbach@example.org"
    assert person["phoneNumber"].startswith("+49 421 555")


def test_who_shares_nothing_does_not(linkedin, customer):
    exchange(linkedin)

    assert elements(stubs(customer, **OWNER)) == []


def test_a_member_chooses_what_to_share(linkedin, customer):
    exchange(linkedin, shares={"email": "ilse@home.example"})

    (stub,) = elements(stubs(customer, **OWNER))

    assert stub["stubProfile"]["emailAddress"] == "ilse@home.example"
    assert "phoneNumber" not in stub["stubProfile"]


def test_only_the_first_answer_asks(linkedin, customer):
    exchange(linkedin)

    with pytest.raises(AssertionError, match="first answer only"):
        linkedin.answer(seat=RITA, member=ILSE, body="Here you are", shares=True)
    linkedin.share(seat=RITA, member=ILSE, phone="+49 421 1", at_ms=THEN_MS)
    (later,) = elements(stubs(customer, **OWNER))
    assert later["stubProfile"]["phoneNumber"] == "+49 421 1"
    assert "emailAddress" not in later["stubProfile"]


def test_the_start_is_inside_and_the_end_is_not_unless_turned(linkedin, customer):
    linkedin.share(seat=RITA, member=ILSE, at_ms=THEN_MS)
    before, at, after = THEN_MS - 1, THEN_MS, THEN_MS + 1

    def count(first, last):
        return len(elements(stubs(customer, **OWNER, createdDateStart=first, createdDateEnd=last)))

    assert [count(at, after), count(before, at), count(after, after + 1)] == [1, 0, 0]
    linkedin.turn(stub_end_is_inclusive=True)
    assert count(before, at) == 1


def test_stubs_are_asked_for_by_owner_and_without_one_is_a_finding(linkedin, customer):
    linkedin.share(seat=RITA, member=ILSE, at_ms=THEN_MS)
    linkedin.share(seat=CARL, member=OKKO, at_ms=THEN_MS)

    mine = elements(stubs(customer, **OWNER))
    both = elements(stubs(customer, owners=f"{seat_urn()}&owners={seat_urn(CARL)}"))
    assert linkedin.findings() == []

    assert [one["owner"] for one in mine] == [seat_urn()]
    assert len(both) == len(elements(stubs(customer))) == 2
    assert linkedin.findings() == ["mailStubs without owners"]


def test_beyond_twenty_thousand_results_is_400(customer):
    assert stubs(customer, **OWNER, start=19_950, count=50).status_code == 200
    assert stubs(customer, **OWNER, start=19_951, count=50).status_code == 400


@pytest.mark.parametrize(
    "changed", [{"q": "criteria"}, {"contract": ""}, {"owners": "77120"}, {"createdDateEnd": "x"}]
)
def test_what_is_asked_wrongly_is_400(customer, changed):
    assert stubs(customer, **{**OWNER, **changed}).status_code == 400


def test_a_contract_without_csa_api_is_403(linkedin, customer):
    assert stubs(customer, **OWNER, contract="urn:li:contract:550018").status_code == 403
    linkedin.disable(types=["CSA_API"])
    assert stubs(customer, **OWNER).status_code == 403


def test_the_fields_of_the_person_may_stand_at_the_top(linkedin, customer):
    linkedin.share(seat=RITA, member=ILSE, at_ms=THEN_MS)
    linkedin.turn(stub_fields_at="top")

    (stub,) = elements(stubs(customer, **OWNER))

    assert (stub["owner"], stub["firstName"]) == (seat_urn(), "Ilse")
    assert "stubProfile" not in stub


def test_who_closed_the_account_is_no_stub_any_more(linkedin, customer):
    linkedin.share(seat=RITA, member=ILSE, at_ms=THEN_MS)
    linkedin.close_account(ILSE)

    assert elements(stubs(customer, **OWNER)) == []


def test_a_member_may_have_no_last_name_and_change_the_first(linkedin, customer):
    linkedin.share(seat=RITA, member=ILSE, at_ms=THEN_MS)
    linkedin.put_member(ILSE, first_name="Ilka", last_name="")

    (stub,) = elements(stubs(customer, **OWNER))

    assert (stub["stubProfile"]["firstName"], stub["stubProfile"]["lastName"]) == ("Ilka", "")


def test_the_versioned_api_gives_the_same_in_either_protocol(linkedin, customer):
    linkedin.share(seat=RITA, member=ILSE, at_ms=THEN_MS)
    window = f"createdDateStart={THEN_MS}&createdDateEnd={THEN_MS + HOUR_MS}&start=0&count=50"
    escaped, owner = CONTRACT.replace(":", "%3A"), seat_urn().replace(":", "%3A")

    older = f"mailStubs?q=contract&contract={CONTRACT}&owners={seat_urn()}&{window}"
    newer = f"mailStubs?q=contract&contract={escaped}&owners=List({owner})&{window}"
    by_1 = versioned(customer, older)
    by_2 = versioned(customer, newer, **{"X-RestLi-Protocol-Version": "2.0.0"})

    assert elements(by_1) == elements(by_2) == elements(stubs(customer, **OWNER))
