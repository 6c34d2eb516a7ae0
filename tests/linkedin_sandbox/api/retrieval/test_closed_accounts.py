"""Versioned API, section 6.3: members the ATS was given who closed their account."""

import pytest

from tests.linkedin_sandbox.api.retrieval.retrieving import (
    ILSE,
    OKKO,
    RITA,
    elements,
    versioned,
)
from tests.linkedin_sandbox.customer import candidate, candidate_key, job, sole

LIST = "atsPurgedExportedCandidates?start=0&count=100"
KEY = candidate_key("cand-1")


@pytest.fixture
def exported(linkedin, customer):
    """Ilse was exported and Okko has only been written to."""
    customer.submit(job("JOB-1"))
    customer.put("atsCandidates", {KEY: candidate()})
    linkedin.export(member=ILSE, seat=RITA, job="JOB-1")
    linkedin.write_inmail(seat=RITA, member=OKKO, body="Hello")
    return customer


def test_who_was_exported_and_closed_the_account_is_listed(linkedin, exported):
    (matched,) = sole(exported.get("atsCandidates", [KEY]))["matchedMembers"]
    assert elements(versioned(exported, LIST)) == []

    linkedin.close_account(ILSE)
    linkedin.close_account(OKKO)

    assert elements(versioned(exported, LIST)) == [{"member": matched}]
    assert elements(versioned(exported, "atsPurgedExportedCandidates?q=any&start=1")) == []


def test_a_closed_account_matches_no_candidate_and_gets_no_inmail(linkedin, exported):
    linkedin.close_account(ILSE)

    assert sole(exported.get("atsCandidates", [KEY]))["matchedMembers"] == []
    exported.put("atsCandidates", {KEY: candidate()})
    assert sole(exported.get("atsCandidates", [KEY]))["matchedMembers"] == []
    for act in (
        lambda: linkedin.write_inmail(seat=RITA, member=ILSE, body="Hello"),
        lambda: linkedin.export(member=ILSE, seat=RITA, job="JOB-1"),
        lambda: linkedin.close_account(ILSE),
    ):
        with pytest.raises(AssertionError, match="has closed the account"):
            act()


def test_who_only_shared_contact_data_was_given_too(linkedin, customer):
    linkedin.share(seat=RITA, member=OKKO)
    linkedin.close_account(OKKO)
    linkedin.turn(closed_member_name="person")

    (closed,) = elements(versioned(customer, LIST))

    assert list(closed) == ["person"]


def test_without_one_click_export_it_is_403(linkedin, exported):
    linkedin.disable(types=["ONE_CLICK_EXPORT"])

    assert versioned(exported, LIST).status_code == 403


def test_v2_does_not_know_the_list(customer):
    assert customer.call("GET", LIST).status_code == 404
