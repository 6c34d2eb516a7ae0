"""Section 4.1: the widget frame without a browser around it."""

import json
import re
from html import unescape
from urllib.parse import urlencode

import pytest

from tests.linkedin_sandbox.customer import provision

ORIGIN = "https://ats.example"
BUNDLES = "RECRUITER_SYSTEM_CONNECT_COMPANY,RECRUITER_SYSTEM_CONNECT_CONTRACT"


def address(linkedin, caller, **changes):
    query = {
        "api_key": caller.client_id,
        "origin": ORIGIN,
        "bundles": BUNDLES,
        "frame": "onboarding-1",
        **changes,
    }
    return f"{linkedin.url}/xdoor/widgets/onboarding?{urlencode(query)}"


def proof_in(page):
    return re.search(r'name="proof" value="([^"]+)"', page.text)[1]


def authorize(linkedin, caller, seat="77120", contract="550017", **changes):
    url = address(linkedin, caller, **changes)
    page = caller.session.get(f"{url}&seat=77120")
    form = {"proof": proof_in(page), "seat": seat, "contract": contract}
    return caller.session.post(url, data=form)


def value_of(page):
    return json.loads(unescape(re.search(r'id="onboarding-result"[^>]*>([^<]*)<', page.text)[1]))


def statuses(linkedin):
    return {
        (one["type"], one["context"]): one["status"] for one in linkedin.state()["integrations"]
    }


def test_a_stranger_is_asked_to_sign_in_as_an_admin(linkedin, child):
    page = child.session.get(address(linkedin, child))

    assert "Sign in as an admin of Recruiter" in page.text
    assert "Rita Lindqvist" in page.text
    assert "Carl Ahrens" not in page.text


def test_an_admin_sees_company_and_contracts(linkedin, child):
    page = child.session.get(address(linkedin, child, seat="77120"))

    assert "Nordwind Logistics" in page.text
    assert "Nordwind Sales hiring" in page.text
    assert f"frame-ancestors {ORIGIN}" in page.headers["Content-Security-Policy"]


def test_authorizing_hands_over_the_integrations(linkedin, child):
    page = authorize(linkedin, child)

    company = {"integrationContext": "urn:li:organization:9100321"}
    rest = {"tenantType": "RECRUITER", "dataProvider": "ATS"}
    assert value_of(page) == [
        {**company, "integrationType": "ONE_CLICK_EXPORT", **rest},
        {**company, "integrationType": "IN_ATS_INDICATOR", **rest},
        {**company, "integrationType": "PROFILE_PLUGIN", **rest},
        {"integrationContext": "urn:li:contract:550017", "integrationType": "CSA_API", **rest},
    ]
    assert set(statuses(linkedin).values()) == {"PRE_AUTHORIZED"}


def test_naming_after_authorizing_leaves_it_pending(linkedin, child):
    linkedin.turn(require_pre_authorization=True)
    authorize(linkedin, child)
    child.name_integrations()

    assert set(statuses(linkedin).values()) == {"PENDING"}


@pytest.mark.parametrize(
    ("bundles", "types"),
    [
        ("RECRUITER_SYSTEM_CONNECT_CONTRACT", {"CSA_API"}),
        (
            "RECRUITER_SYSTEM_CONNECT_COMPANY",
            {"ONE_CLICK_EXPORT", "IN_ATS_INDICATOR", "PROFILE_PLUGIN"},
        ),
    ],
)
def test_only_the_bundles_offered_are_authorized(linkedin, child, bundles, types):
    page = authorize(linkedin, child, bundles=bundles)

    assert {one["integrationType"] for one in value_of(page)} == types
    assert {type_ for type_, _ in statuses(linkedin)} == types


def test_a_foreign_origin_is_refused(linkedin, child):
    page = child.session.get(address(linkedin, child, origin="https://evil.example"))

    assert page.status_code == 403
    assert "not among the validJsSdkDomains" in page.text


def test_an_unknown_api_key_is_refused(linkedin, child):
    assert child.session.get(address(linkedin, child, api_key="nobody")).status_code == 403


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"seat": "77121"}, "Only an admin"),
        ({"contract": "1"}, "Choose a contract."),
    ],
)
def test_what_cannot_be_authorized_is_said(linkedin, child, changes, says):
    answer = authorize(linkedin, child, **changes)

    assert answer.status_code == 422
    assert says in answer.text
    assert statuses(linkedin) == {}


def test_a_form_from_elsewhere_is_refused(linkedin, child):
    form = {"proof": "forged", "seat": "77120", "contract": "550017"}

    answer = child.session.post(address(linkedin, child), data=form)

    assert answer.status_code == 422
    assert "This form has expired." in answer.text


def test_another_customers_company_cannot_be_authorized(linkedin, parent, customer):
    stranger = provision(parent, "tenant-2")

    answer = authorize(linkedin, stranger)

    assert answer.status_code == 422
    assert "belongs to another application" in answer.text
