"""What LinkedIn's own request collection sends, and expects 2xx for (changes-2026 E1, E2, E4)."""

import json
from urllib.parse import quote, urlencode

import pytest

from tests.linkedin_sandbox.customer import (
    ORGANIZATION,
    candidate,
    candidate_key,
    child,
    indexed,
    integration_key,
    multipart,
    sole,
)

KEY = candidate_key("cand-1")
EXPORTS = integration_key("ONE_CLICK_EXPORT", ORGANIZATION)
PLAIN = {"Content-Type": "text/plain"}


@pytest.mark.parametrize(
    ("path", "entities"),
    [
        (f"atsCandidates?{indexed([KEY])}", {KEY: candidate()}),
        (
            f"atsIntegrations/{EXPORTS}/configurations?ids=JOB_POSTING_VIEWERS",
            {"JOB_POSTING_VIEWERS": {"configurationValue": {"string": "ALL_PRODUCT_USERS"}}},
        ),
    ],
)
def test_a_put_that_names_ids_is_a_batch_update_without_the_header(customer, path, entities):
    answer = customer.call("PUT", path, json={"entities": entities})

    assert sole(answer) == {"in": "results", "status": 204}


def test_a_tunnelled_put_needs_no_method_header_either(customer):
    headers = {"X-HTTP-Method-Override": "PUT", "Content-Type": "multipart/mixed; boundary=b7f1"}
    data = multipart(indexed([KEY]), {"entities": {KEY: candidate()}})

    assert sole(customer.call("POST", "atsCandidates", data=data, headers=headers))["status"] == 204


def test_a_post_still_needs_it(customer):
    body = json.dumps({"entities": {KEY: {"patch": {"$set": {"currentJobTitle": "Lead"}}}}})

    answer = customer.call("POST", f"atsCandidates?{indexed([KEY])}", data=body)

    assert answer.status_code == 403


def test_an_application_may_be_changed_in_plain_text(linkedin, parent, customer):
    body = json.dumps({"patch": {"$set": {"validJsSdkDomains": ["https://staging.example"]}}})
    path = f"provisionedApplications/urn:li:developerApplication:{customer.number}"

    answer = parent.call("POST", path, data=body, headers=PLAIN)

    assert answer.status_code == 204
    known = linkedin.state()["applications_registered"]
    assert ["https://staging.example"] in [one["js_sdk_domains"] for one in known]


def test_plain_text_that_is_no_json_is_refused_all_the_same(parent):
    answer = parent.call("POST", "provisionedApplications", data="name=Tandem", headers=PLAIN)

    assert answer.status_code == 400


def test_an_application_made_in_plain_text_is_held_to_the_same_rules(parent):
    body = json.dumps(child(name="LinkedIn jobs"))

    answer = parent.call("POST", "provisionedApplications", data=body, headers=PLAIN)

    assert answer.status_code == 422


def test_records_are_json_as_before(customer):
    body = json.dumps({"entities": {KEY: candidate()}})

    answer = customer.call("PUT", f"atsCandidates?{indexed([KEY])}", data=body, headers=PLAIN)

    assert answer.status_code == 415


@pytest.mark.parametrize("content_type", ["text/plain", "text/plain; charset=utf-8"])
def test_a_token_may_be_asked_for_and_looked_into_in_plain_text(customer, content_type):
    form = {"client_id": customer.client_id, "client_secret": customer.client_secret}
    asked = urlencode({"grant_type": "client_credentials", **form})
    url = f"{customer.linkedin.url}/oauth/v2"
    headers = {"Content-Type": content_type}

    given = customer.session.post(f"{url}/accessToken", data=asked, headers=headers)
    token = given.json()["access_token"]
    described = customer.session.post(
        f"{url}/introspectToken", data=urlencode({**form, "token": token}), headers=headers
    )

    assert described.json()["active"] is True


@pytest.mark.parametrize("data", [b"", b"grant_type", b"\xff\xfe=1", b'{"grant_type": "x"}'])
def test_a_token_form_that_says_nothing_is_refused_in_oauths_words(customer, data):
    answer = customer.session.post(
        f"{customer.linkedin.url}/oauth/v2/accessToken", data=data, headers=PLAIN
    )

    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_request")


def test_address_and_tunnel_make_one_query(customer):
    """Rest.li appends one to the other: ids may come by either way."""
    first, second = candidate_key("cand-1"), candidate_key("cand-2")
    both = indexed([first, second]).split("&")
    path, inside = f"atsCandidates?{'&'.join(both[:3])}", "&".join(both[3:])
    body = {"entities": {first: candidate(), second: candidate(firstName="Jan")}}

    answer = customer.tunnel(path, inside, body)

    assert set(answer.json()["results"]) == {first, second}


def test_a_finder_may_be_split_between_address_and_tunnel(customer, linkedin):
    request_id = linkedin.disable(types=["PROFILE_PLUGIN"])
    headers = {
        "X-HTTP-Method-Override": "GET",
        "Content-Type": "application/x-www-form-urlencoded",
    }

    answer = customer.call(
        "POST", "atsIntegrations?q=request", data=f"requestId={quote(request_id)}", headers=headers
    )

    assert [one["integrationType"] for one in answer.json()["elements"]] == ["PROFILE_PLUGIN"]
