import json
import random
from email import message_from_bytes
from urllib.parse import parse_qsl

import pytest

from linkedin_rsc.client.restli import (
    MAX_PLAIN_QUERY_BYTES,
    UNANSWERED,
    RecordAnswer,
    compound_ids_query,
    encode_key,
    needs_tunnel,
    parameters_query,
    parse_key,
    read_batch_answer,
    read_entities,
    read_refusals,
    simple_ids_query,
    tunnel,
)

CANDIDATE = {
    "atsCandidateId": "cand-881",
    "dataProvider": "ATS",
    "integrationContext": "urn:li:organization:9100321",
}
ENCODED = "atsCandidateId=cand-881&dataProvider=ATS&integrationContext=urn:li:organization:9100321"
ANY_CHARACTER = "abcXYZ019-_.~:/?#[]@!$&'()*+,;=% \"<>\\^`{|}\n\tëß東🚚"


def any_text(chance: random.Random) -> str:
    return "".join(chance.choices(ANY_CHARACTER, k=chance.randint(0, 12)))


def any_key(chance: random.Random) -> dict[str, str]:
    return {f"field{n}": any_text(chance) for n in range(chance.randint(1, 5))}


# -- Keys ---------------------------------------------------------------------------------------


def test_a_key_is_written_as_linkedin_prints_it():
    assert encode_key(CANDIDATE) == ENCODED


@pytest.mark.parametrize("seed", range(50))
def test_any_key_survives_being_written_and_parsed(seed):
    key = any_key(random.Random(seed))

    assert parse_key(encode_key(key)) == frozenset(key.items())


@pytest.mark.parametrize("seed", range(50))
def test_the_order_of_a_keys_fields_does_not_matter(seed):
    chance = random.Random(seed)
    fields = list(any_key(chance).items())

    shuffled = dict(chance.sample(fields, k=len(fields)))

    assert parse_key(encode_key(shuffled)) == parse_key(encode_key(dict(fields)))


def test_escapes_in_a_key_do_not_matter():
    assert parse_key(ENCODED.replace(":", "%3A").replace("-", "%2d")) == parse_key(ENCODED)


def test_different_keys_stay_different():
    assert parse_key(ENCODED) != parse_key(ENCODED.replace("881", "882"))
    assert parse_key("a=1&b=2") != parse_key("a=2&b=1")
    assert parse_key(encode_key({"a": "1&b=2"})) != parse_key(encode_key({"a": "1", "b": "2"}))


@pytest.mark.parametrize(
    ("value", "escaped"),
    [
        ("/", "%2F"),
        ("..", ".."),
        ("?", "%3F"),
        ("#", "%23"),
        ("&", "%26"),
        ("=", "%3D"),
        ("%", "%25"),
        ("+", "%2B"),
        (" ", "%20"),
        ("ü", "%C3%BC"),
    ],
)
def test_what_a_path_could_misread_is_escaped(value, escaped):
    assert encode_key({"id": value}) == f"id={escaped}"


# -- Queries ------------------------------------------------------------------------------------


def test_compound_ids_are_numbered():
    assert compound_ids_query(["a=1&b=x%20y", "a=2&b=urn:li:x:1"]) == (
        "ids[0].a=1&ids[0].b=x%20y&ids[1].a=2&ids[1].b=urn:li:x:1"
    )


def test_simple_ids_are_repeated():
    assert simple_ids_query(["stage-1", "a&b"]) == "ids=stage-1&ids=a%26b"


@pytest.mark.parametrize("seed", range(50))
def test_any_query_reads_back_as_it_was_meant(seed):
    chance = random.Random(seed)
    parameters = {name: value for name, value in any_key(chance).items() if value}
    ids = [text for text in (any_text(chance) for _ in range(5)) if text]

    assert dict(parse_qsl(parameters_query(parameters), errors="strict")) == parameters
    assert [value for _, value in parse_qsl(simple_ids_query(ids))] == ids


# -- Tunnelling ---------------------------------------------------------------------------------


def test_only_a_query_above_the_limit_is_tunnelled():
    assert not needs_tunnel("x" * MAX_PLAIN_QUERY_BYTES)
    assert needs_tunnel("x" * (MAX_PLAIN_QUERY_BYTES + 1))


def test_the_escapes_brackets_get_on_the_wire_count():
    assert not needs_tunnel("ids[0].a=" + "x" * (MAX_PLAIN_QUERY_BYTES - 13))
    assert needs_tunnel("ids[0].a=" + "x" * (MAX_PLAIN_QUERY_BYTES - 12))


def test_a_tunnel_without_a_body_carries_the_query_as_a_form():
    wrapped = tunnel("GET", "ids=a&ids=b", None)

    assert wrapped.headers == {
        "X-HTTP-Method-Override": "GET",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    assert wrapped.body == b"ids=a&ids=b"


def test_a_tunnel_with_a_body_carries_query_and_json_as_parts():
    body = json.dumps({"entities": {"k": {"name": "ë"}}}).encode()

    wrapped = tunnel("PUT", "ids=a&ids=b", body)

    assert wrapped.headers["X-HTTP-Method-Override"] == "PUT"
    head = f"Content-Type: {wrapped.headers['Content-Type']}\r\n\r\n".encode()
    form, document = message_from_bytes(head + wrapped.body).get_payload()
    assert form.get_content_type() == "application/x-www-form-urlencoded"
    assert form.get_payload() == "ids=a&ids=b"
    assert document.get_content_type() == "application/json"
    assert json.loads(document.get_payload()) == {"entities": {"k": {"name": "ë"}}}


def test_every_line_of_a_tunnel_ends_as_http_wants():
    wrapped = tunnel("PUT", "ids=a", b"{}")
    boundary = wrapped.headers["Content-Type"].partition("boundary=")[2]

    assert wrapped.body.decode().split("\r\n") == [
        f"--{boundary}",
        "Content-Type: application/x-www-form-urlencoded",
        "",
        "ids=a",
        f"--{boundary}",
        "Content-Type: application/json",
        "",
        "{}",
        f"--{boundary}--",
        "",
    ]
    assert wrapped.body.count(b"\n") == wrapped.body.count(b"\r\n")


def test_two_tunnels_do_not_share_a_boundary():
    assert tunnel("PUT", "", b"{}").headers != tunnel("PUT", "", b"{}").headers


# -- Answers, record by record ------------------------------------------------------------------

IDS = {"a": "a", "b": "b", "c": "c"}


def test_results_and_errors_become_one_answer_per_record():
    answer = {
        "results": {"a": {"status": 204}},
        "errors": {"b": {"status": 422, "message": "ERROR :: /lastName :: required\n"}},
    }

    found = read_batch_answer(answer, IDS)

    assert found["a"] == RecordAnswer(204)
    assert found["b"] == RecordAnswer(422, "ERROR :: /lastName :: required")
    assert found["c"] is UNANSWERED
    assert found["c"].message == "LinkedIn did not answer for this record."


def test_the_number_decides_not_the_map_it_stands_in():
    answer = {"results": {"a": {"status": 400, "error": {"message": "No."}}, "b": {"status": 404}}}

    found = read_batch_answer(answer, IDS)

    assert (found["a"].is_accepted, found["a"].message) == (False, "No.")
    assert (found["b"].is_accepted, found["b"].message) == (False, "LinkedIn answered 404.")


def test_an_error_outweighs_a_result_for_the_same_record():
    answer = {"results": {"a": {"status": 204}}, "errors": {"a": {"status": 500}}}

    assert read_batch_answer(answer, IDS)["a"].status == 500


def test_answers_find_their_record_whatever_the_spelling_of_its_key():
    reordered = (
        "integrationContext=urn%3Ali%3Aorganization%3A9100321&dataProvider=ATS"
        "&atsCandidateId=cand%2D881"
    )

    found = read_batch_answer({"results": {reordered: {"status": 204}}}, {ENCODED: "cand-881"})

    assert found["cand-881"].is_accepted


def test_an_answer_about_a_record_that_was_not_sent_is_ignored():
    assert set(read_batch_answer({"results": {"z": {"status": 204}}}, IDS)) == {"a", "b", "c"}


@pytest.mark.parametrize(
    "answer",
    [
        {},
        {"results": None, "errors": []},
        {"results": {"a": None}},
        {"results": {"a": {"status": "204"}}},
        {"results": {"a": {}}},
    ],
)
def test_an_answer_without_a_number_is_none(answer):
    found = read_batch_answer(answer, IDS)["a"]

    assert (found.status, found.is_accepted, found.is_retryable) == (None, False, True)


@pytest.mark.parametrize(
    ("status", "accepted", "retryable"),
    [
        (200, True, False),
        (204, True, False),
        (299, True, False),
        (300, False, False),
        (400, False, False),
        (401, False, False),
        (404, False, False),
        (422, False, False),
        (429, False, True),
        (500, False, True),
        (504, False, True),
    ],
)
def test_a_status_says_whether_to_try_again(status, accepted, retryable):
    answer = RecordAnswer(status)

    assert (answer.is_accepted, answer.is_retryable) == (accepted, retryable)


def test_entities_are_found_by_our_id_and_the_others_left_out():
    answer = {"results": {"a": {"x": 1}, "z": {"x": 2}, "b": 3}, "errors": {"c": {"status": 404}}}

    assert read_entities(answer, IDS) == {"a": {"x": 1}}
    assert read_refusals(answer, IDS) == {"c": {"status": 404}}
