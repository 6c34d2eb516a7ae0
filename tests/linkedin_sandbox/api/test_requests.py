"""Rules 4 and 5, and section 12: methods, sizes, content, keys, tunnels."""

import json

import pytest

from tests.linkedin_sandbox.customer import candidate, candidate_key, indexed, multipart, sole

BODY = {"entities": {candidate_key("cand-1"): candidate()}}
URL = f"atsCandidates?{indexed([candidate_key('cand-1')])}"


@pytest.mark.parametrize("method", ["batch_get", "batch_partial_update", "nonsense"])
def test_a_put_with_the_wrong_method_header_is_403(customer, method):
    assert customer.call("PUT", URL, method, json=BODY).status_code == 403


def test_a_put_of_nothing_named_is_no_batch_and_403(customer):
    assert customer.call("PUT", "atsCandidates", json=BODY).status_code == 403


def test_a_post_without_method_header_is_read_as_create_and_403(customer):
    answer = customer.call("POST", "simpleJobPostings", json={"elements": []})

    assert answer.status_code == 403
    assert answer.json()["message"] == "Not enough permissions to access: create /simpleJobPostings"


@pytest.mark.parametrize("path", ["atsCandidate", "atsCandidates/a=1/notices", "rest"])
def test_an_unknown_resource_is_404(customer, path):
    answer = customer.call("GET", path)

    assert answer.status_code == 404
    assert answer.json()["message"] == f"Resource {path} does not exist"


@pytest.mark.parametrize(
    ("before", "limit", "status"), [("/v2/seatsV2?q=", 4_096 + 12, 400), ("/v2/", 8_192, 404)]
)
def test_a_long_query_or_address_is_414(customer, before, limit, status):
    longest = before + "x" * (limit - len(before))

    answers = [customer.call("GET", path.removeprefix("/v2/")) for path in (longest, f"{longest}x")]

    assert [answer.status_code for answer in answers] == [status, 414]


def test_a_body_that_is_not_json_is_415(linkedin, customer):
    options = {"data": json.dumps(BODY), "headers": {"Content-Type": "text/plain"}}

    strict = customer.call("PUT", URL, "batch_update", **options)
    linkedin.turn(strict_content_type=False)

    assert strict.status_code == 415
    assert customer.call("PUT", URL, "batch_update", **options).status_code == 200


def test_protocol_2_is_refused(customer):
    headers = {"X-RestLi-Protocol-Version": "2.0.0"}

    assert customer.call("GET", URL, headers=headers).status_code == 400


def test_ids_and_entities_must_be_the_same_set(linkedin, customer):
    other = {"entities": {candidate_key("cand-2"): candidate()}}

    answer = customer.call("PUT", URL, "batch_update", json=other)

    assert answer.status_code == 400
    assert linkedin.findings() == ["rule 5: ids and entities differ"]


def test_keys_are_compared_parsed(customer):
    escaped = "urn%3Ali%3Aorganization%3A9100321"
    reordered = f"integrationContext={escaped}&dataProvider=ATS&atsCandidateId=cand-1"

    answer = customer.call("PUT", URL, "batch_update", json={"entities": {reordered: candidate()}})

    assert sole(answer) == {"in": "results", "status": 204}


def test_result_keys_can_be_escaped(linkedin, customer):
    linkedin.turn(escape_result_keys=True)

    answer = customer.put("atsCandidates", BODY["entities"]).json()

    assert set(answer["results"]) == {candidate_key("cand-1", "urn%3Ali%3Aorganization%3A9100321")}


@pytest.mark.parametrize(
    "key",
    [
        "atsCandidateId=cand-1&dataProvider=ATS",
        candidate_key("cand-1").replace("=ATS", "=CRM"),
        f"{candidate_key('cand-1')}&colour=blue",
        candidate_key("cand-1", "urn:li:company:1"),
        candidate_key("cand-1", f"urn:li:organization:{'9' * 30}"),
    ],
)
def test_a_malformed_key_is_400(customer, key):
    assert customer.get("atsCandidates", [key]).status_code == 400


def test_a_hundred_candidates_fit_through_the_tunnel(linkedin, customer):
    keys = [candidate_key(f"cand-{place}") for place in range(100)]
    body = {"entities": {key: candidate() for key in keys}}

    answer = customer.tunnel("atsCandidates", indexed(keys), body)

    assert len(answer.json()["results"]) == 100
    assert linkedin.requests(resource="atsCandidates")[-1]["is_tunnelled"]


def test_more_than_a_hundred_keys_are_400(linkedin, customer):
    keys = [candidate_key(f"cand-{place}") for place in range(101)]
    options = {
        "data": indexed(keys),
        "headers": {
            "X-HTTP-Method-Override": "GET",
            "Content-Type": "application/x-www-form-urlencoded",
        },
    }

    refused = customer.call("POST", "atsCandidates", **options)
    linkedin.turn(limit_batches=False)

    assert refused.status_code == 400
    assert customer.call("POST", "atsCandidates", **options).status_code == 200


def test_a_delete_may_be_tunnelled_as_a_form(customer):
    customer.put("atsCandidates", BODY["entities"])

    answer = customer.call(
        "POST",
        "atsCandidates",
        data=indexed([candidate_key("cand-1")]),
        headers={
            "X-HTTP-Method-Override": "DELETE",
            "Content-Type": "application/x-www-form-urlencoded",
        },
    )

    assert sole(answer) == {"in": "results", "status": 204}


WHOLE = multipart(indexed([candidate_key("cand-1")]), BODY)
START, END = b"--b7f1\r\n", b"--b7f1--\r\n"
FORM_PART, JSON_PART = WHOLE.removesuffix(END).split(START)[1:]
TUNNEL = "multipart/mixed; boundary=b7f1"


@pytest.mark.parametrize(
    ("content_type", "data", "status"),
    [
        (TUNNEL, WHOLE, 200),
        ("application/json", b"{}", 415),
        ("application/x-www-form-urlencoded", b"ids=\xff", 400),
        ("multipart/mixed", WHOLE, 400),
        ("multipart/mixed; boundary=other", WHOLE, 400),
        (TUNNEL, END, 400),
        (TUNNEL, WHOLE.replace(b"\r\n", b"\n"), 400),
        (TUNNEL, WHOLE.replace(b"ids", b"\xff"), 400),
        (TUNNEL, WHOLE.removesuffix(END), 400),
        (TUNNEL, WHOLE.removesuffix(END) + START, 400),
        (TUNNEL, START + FORM_PART + END, 400),
        (TUNNEL, START + FORM_PART + START + JSON_PART + START + JSON_PART + END, 400),
    ],
)
def test_only_a_whole_tunnel_passes(customer, content_type, data, status):
    headers = {"X-HTTP-Method-Override": "PUT", "Content-Type": content_type}

    answer = customer.call("POST", "atsCandidates", "batch_update", data=data, headers=headers)

    assert answer.status_code == status


def test_swapped_parts_are_told_apart_from_a_missing_id(customer):
    headers = {"X-HTTP-Method-Override": "PUT", "Content-Type": TUNNEL}
    data = START + JSON_PART + START + FORM_PART + END

    answer = customer.call("POST", "atsCandidates", "batch_update", data=data, headers=headers)

    assert "a form part, then a JSON part, in CRLF lines" in answer.json()["message"]


@pytest.mark.parametrize(
    "body",
    [
        b"[]",
        b"{broken",
        b'{"entities": []}',
        b"\xff",
        json.dumps(BODY).replace('"Ilse"', "NaN").encode(),
        json.dumps(BODY).replace("Ilse", "\\ud800").encode(),
        b'{"entities":' + b"[" * 100_000,
        b'{"entities":' + b"9" * 5_000 + b"}",
    ],
)
def test_a_body_that_is_no_batch_is_400(customer, body):
    headers = {"Content-Type": "application/json"}

    assert customer.call("PUT", URL, "batch_update", data=body, headers=headers).status_code == 400
