"""Rule 12: candidates find their members by e-mail, by profile URL, or by hand."""

import pytest

from tests.linkedin_sandbox.customer import (
    Caller,
    candidate,
    candidate_key,
    provision,
    sole,
    without,
)

KEY = candidate_key("cand-1")
MANUAL = "manualMatchedMember"


def put(customer: Caller, **changes: object) -> dict[str, object]:
    return sole(customer.put("atsCandidates", {KEY: candidate(**changes)}))


def matches(customer: Caller) -> dict[str, object]:
    answer = customer.get("atsCandidates", [KEY], f"&fields=matchedMembers,{MANUAL}")
    return without(sole(answer), "in")


def attach(customer: Caller, urn: str) -> dict[str, object]:
    return sole(customer.patch("atsCandidates", {KEY: {"$set": {MANUAL: urn}}}))


def person(customer: Caller, email: str = "okko.janssen@example.org") -> str:
    """The URN of a member, learned through a match of another candidate."""
    key = candidate_key("cand-other")
    customer.put("atsCandidates", {key: candidate(emailAddresses=[email])})
    answer = customer.get("atsCandidates", [key], "&fields=matchedMembers")
    return str(sole(answer)["matchedMembers"][0])


def test_an_exact_email_matches_whatever_its_case(linkedin, customer):
    put(customer, emailAddresses=["private@example.org", "Ilse.Marbach@Example.org"])

    assert linkedin.state()["candidates"][0]["matched"] == ["ilse-marbach-demo"]


def test_a_profile_url_matches_when_no_email_does(linkedin, customer):
    url = "https://www.linkedin.com/in/mae-thornbury-demo/"
    put(customer, emailAddresses=["other@example.org"], linkedInProfileUrl=url)

    assert linkedin.state()["candidates"][0]["matched"] == ["mae-thornbury-demo"]


def test_an_email_beats_a_profile_url(linkedin, customer):
    put(customer, linkedInProfileUrl="https://www.linkedin.com/in/mae-thornbury-demo")

    assert linkedin.state()["candidates"][0]["matched"] == ["ilse-marbach-demo"]


def test_a_name_alone_matches_nobody(customer):
    put(customer, emailAddresses=["other@example.org"])

    assert matches(customer) == {"matchedMembers": []}


def test_matching_may_take_its_time(linkedin, customer):
    linkedin.turn(match_delay_s=900)
    put(customer)
    early = matches(customer)
    linkedin.advance_clock(901)

    assert early == {"matchedMembers": []}
    assert len(matches(customer)["matchedMembers"]) == 1


def test_a_person_is_attached_and_unlinked_by_hand(linkedin, customer):
    urn = person(customer)
    put(customer)
    attached = attach(customer, urn)
    linked = matches(customer)[MANUAL]
    removed = sole(customer.patch("atsCandidates", {KEY: {"$delete": [MANUAL]}}))

    assert attached["status"] == 204
    assert linked == urn
    assert removed["status"] == 204
    assert MANUAL not in matches(customer)


def test_an_attached_person_frees_from_email(customer):
    urn = person(customer)
    put(customer)
    attach(customer, urn)

    answer = customer.put("atsCandidates", {KEY: without(candidate(), "emailAddresses")})

    assert sole(answer)["status"] == 204


def test_attaching_needs_the_candidate_first(customer):
    assert attach(customer, person(customer))["status"] == 404


def test_only_a_person_of_this_application_can_be_attached(linkedin, parent, customer):
    urn = person(customer)
    linkedin.disable(client_id=customer.client_id)
    stranger = provision(parent, "tenant-2")
    stranger.name_integrations()
    linkedin.enable(client_id=stranger.client_id)
    put(stranger)

    assert attach(stranger, urn)["status"] == 404
    assert attach(stranger, "urn:li:person:Invented00")["status"] == 404
    assert attach(stranger, "Ilse")["status"] == 422


def test_two_applications_know_a_member_by_different_ids(linkedin, parent, customer):
    first = person(customer)
    linkedin.disable(client_id=customer.client_id)
    stranger = provision(parent, "tenant-2")
    stranger.name_integrations()
    linkedin.enable(client_id=stranger.client_id)

    assert person(stranger) != first


def test_a_put_keeps_or_clears_the_manual_match(linkedin, customer):
    urn = person(customer)
    put(customer)
    attach(customer, urn)
    put(customer)
    kept = matches(customer)
    linkedin.turn(put_clears_manual_match=True)
    put(customer)

    assert kept[MANUAL] == urn
    assert MANUAL not in matches(customer)
    assert linkedin.findings() == ["PUT cleared manualMatchedMember"]


@pytest.mark.parametrize(
    ("patch", "says"),
    [
        ({"$set": {MANUAL: None}}, f"/{MANUAL} :: null cannot be set"),
        ({"$set": {"lastName": None}}, "/lastName :: null cannot be set"),
        ({"$set": {"lastName": ""}}, "/lastName :: length is less"),
        ({"$set": {"atsLastModifiedAt": 1}}, "/atsLastModifiedAt :: is earlier"),
        ({"$set": {"favouriteColour": "blue"}}, "/favouriteColour :: unrecognized field"),
        ({"$set": ["prefix"]}, "/patch :: cannot be coerced"),
        ({"$delete": ["lastName"]}, "/lastName :: field is required"),
        ({"$delete": ["emailAddresses"]}, "/emailAddresses :: field is required"),
        ({"$delete": ["favouriteColour"]}, "/favouriteColour :: unrecognized field"),
        ({"$delete": [[1]]}, "/patch/$delete :: [1] cannot be coerced to String"),
        ({"$delete": [None]}, "/patch/$delete :: None cannot be coerced to String"),
        ({"$delete": "prefix"}, "/patch :: cannot be coerced"),
    ],
)
def test_a_patch_leaves_the_record_valid(linkedin, customer, patch, says):
    put(customer)
    before = linkedin.state()["candidates"]

    refused = sole(customer.patch("atsCandidates", {KEY: patch}))

    assert (refused["in"], refused["status"]) == ("errors", 422)
    assert says in refused["message"]
    assert linkedin.state()["candidates"] == before


def test_a_patch_may_swap_email_for_a_person(customer):
    urn = person(customer)
    put(customer)
    swap = {"$set": {MANUAL: urn}, "$delete": ["emailAddresses"]}

    swapped = sole(customer.patch("atsCandidates", {KEY: swap}))
    bared = sole(customer.patch("atsCandidates", {KEY: {"$delete": [MANUAL]}}))

    assert (swapped["status"], bared["status"]) == (204, 422)


def test_a_patch_changes_single_fields(linkedin, customer):
    put(customer, prefix="Ms")
    patch = {"$set": {"currentJobTitle": "Dispatcher"}, "$delete": ["prefix"]}

    answer = sole(customer.patch("atsCandidates", {KEY: patch}))
    fields = linkedin.state()["candidates"][0]["fields"]

    assert answer["status"] == 204
    assert fields["currentJobTitle"] == "Dispatcher"
    assert "prefix" not in fields
