"""Section 11: the profile widget's frame without a browser around it."""

import re
from urllib.parse import urlencode

import pytest

from tests.linkedin_sandbox.customer import candidate, candidate_key, provision

ORIGIN = "https://ats.example"
ORGANIZATION = "urn:li:organization:9100321"
RITA = "rita-lindqvist-nordwind"
KEY = candidate_key("cand-1")
EXACT, UNKNOWN = ["ilse.marbach@example.org"], ["nobody@example.org"]


@pytest.fixture
def customer(parent):
    made = provision(parent, validJsSdkDomains=[ORIGIN])
    made.name_integrations()
    made.linkedin.enable(client_id=made.client_id)
    return made


def address(customer, **changes):
    query = {
        "api_key": customer.client_id, "origin": ORIGIN, "frame": "widget-1", "type": "ATS",
        "candidate": "cand-1", "context": ORGANIZATION, "unlinkable": "true", "confirms": "true",
        "person": RITA, **changes,
    }  # fmt: skip
    return f"{customer.linkedin.url}/xdoor/widgets/profile?{urlencode(query)}"


def put(customer, emails=UNKNOWN, **fields):
    customer.put("atsCandidates", {KEY: candidate(emailAddresses=emails, **fields)})


def look(customer, **changes):
    return customer.session.get(address(customer, **changes))


def do(customer, deed, **form):
    proof = re.search(r'name="proof" value="([^"]+)"', look(customer).text)[1]
    url = address(customer)
    return customer.session.post(url, data={"proof": proof, "deed": deed, **form})


def manual_match(customer):
    [held] = customer.linkedin.state()["candidates"]
    return held["manual_match"]


def test_only_registered_pages_may_show_it(customer):
    answer = look(customer, origin="https://elsewhere.example")

    assert answer.status_code == 403
    assert "validJsSdkDomains" in answer.text
    assert f"frame-ancestors {ORIGIN}" in look(customer).headers["Content-Security-Policy"]


def test_nobody_is_asked_to_sign_in(customer):
    put(customer, EXACT)

    page = look(customer, person="").text

    assert "Sign in to LinkedIn" in page and "Night shift planner" not in page


def test_who_has_no_seat_is_told_so(customer):
    put(customer, EXACT)

    assert "You need a Recruiter seat" in look(customer, person="okko-janssen-demo").text
    assert "You need a Recruiter seat" in look(customer, context="urn:li:contract:550018").text
    assert "Night shift planner" in look(customer, context="urn:li:contract:550017").text


def test_who_was_not_sent_or_may_not_be_shown_is_not_there(customer):
    assert "Nothing to show" in look(customer).text
    put(customer, EXACT)
    customer.linkedin.disable(client_id=customer.client_id, types=["PROFILE_PLUGIN"])

    assert "Nothing to show" in look(customer).text


def test_its_three_outcomes(customer):
    put(customer, EXACT)
    page = look(customer).text
    assert "Ilse Marbach" in page and "Experience" in page and "View in Recruiter" in page

    put(customer, firstName="Ilse", lastName="Marbach")
    page = look(customer).text
    assert "People with a similar name" in page and "Link Ilse Marbach" in page

    put(customer, firstName="Zsa", lastName="Quux")
    assert "No match" in look(customer).text


def test_linking_is_a_manual_match_at_once_and_told_to_the_page(customer):
    put(customer)

    page = do(customer, "link", member="okko-janssen-demo").text

    assert manual_match(customer) == "okko-janssen-demo"
    told = re.search(r'data-event="linked" data-person="(urn:li:person:\w+)"', page)
    assert told
    matches = customer.get("atsCandidates", [KEY], "&fields=manualMatchedMember").text
    assert told[1] in matches


def test_unlinking_asks_first_and_forgets_the_match(customer):
    put(customer, EXACT)

    assert "Unlink this profile" in do(customer, "unlink").text
    page = do(customer, "unlink", confirmed="yes").text

    assert 'data-event="unlinked"' in page
    assert '"matchedMembers": []' in customer.get("atsCandidates", [KEY]).text
    assert "People with a similar name" in page or "No match" in page


def test_projects_and_inmails_stand_under_recruiting_activity(customer):
    put(customer, EXACT)
    assert "No InMails yet." in look(customer, tab="activity").text

    assert "Saved to Night shift." in do(customer, "project", project="Night shift").text
    assert "InMail sent." in do(customer, "inmail", subject="Hello", body="Are you free?").text
    assert "LinkedIn tells you when" in do(customer, "update").text

    page = look(customer, tab="activity").text
    assert "Night shift" in page and "Are you free?" in page
    colleague = look(customer, tab="activity", person="carl-ahrens-nordwind").text
    assert "Rita Lindqvist" in colleague and "Are you free?" not in colleague


def test_form_without_its_proof_does_nothing(customer):
    put(customer)

    url = address(customer)
    page = customer.session.post(url, data={"deed": "link", "member": "okko-janssen-demo"}).text

    assert "This form has expired" in page
    assert manual_match(customer) is None
