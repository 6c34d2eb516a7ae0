"""versioned-api 6.3: members who closed their account, whose answer's shape is not public."""

import pytest

from linkedin_rsc.client.errors import Forbidden, Unreachable
from linkedin_rsc.client.resources import closed_members
from tests.linkedin_rsc.client.conftest import API_URL

LIST = f"{API_URL}/rest/atsPurgedExportedCandidates"
ILSE = "urn:li:person:xY12abCdEf"


def test_a_page_is_asked_of_the_versioned_api(transport, wire):
    wire.get(LIST, json={"elements": []})

    page = closed_members(transport, start=200)

    assert wire.api_request.url == f"{LIST}?start=200&count=100"
    assert wire.api_request.headers["LinkedIn-Version"] == "202604"
    assert (page.members, page.is_last) == ((), True)


@pytest.mark.parametrize(
    "element",
    [
        {"member": ILSE},
        {"person": ILSE},
        {"candidate": ILSE},
        {"candidate": {"member": ILSE, "firstName": "Ilse"}},
        {"memberUrn": ILSE, "candidate": 7},
        ILSE,
    ],
)
def test_a_member_is_read_under_any_likely_name(transport, wire, element):
    wire.get(LIST, json={"elements": [element]})

    assert closed_members(transport, start=0).members == (ILSE,)


@pytest.mark.parametrize("element", [None, 7, {}, {"member": None}, {"member": "ilse\x00"}, [ILSE],
                                     {"member": f"urn:li:person:{'x' * 200}"}])  # fmt: skip
def test_what_names_nobody_is_counted_and_costs_nobody_else(transport, wire, element):
    wire.get(LIST, json={"elements": [element, {"member": ILSE}]})

    page = closed_members(transport, start=0)

    assert (page.members, page.count, page.unread) == ((ILSE,), 2, 1)


def test_a_full_page_is_not_the_last(transport, wire):
    wire.get(LIST, json={"elements": [{"member": f"{ILSE}{n}"} for n in range(100)]})

    assert not closed_members(transport, start=0).is_last


def test_nonsense_is_not_taken_for_nobody(transport, wire):
    wire.get(LIST, json={"people": []})

    with pytest.raises(Unreachable, match="elements"):
        closed_members(transport, start=0)


def test_without_one_click_export_it_is_refused(transport, wire):
    wire.get(LIST, status=403, json={"message": "Not enough permissions"})

    with pytest.raises(Forbidden):
        closed_members(transport, start=0)
