"""What a body may cost: how long, how deep and how full it may be."""

import json
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rest_framework.exceptions import ParseError
from rest_framework.test import APIRequestFactory

from base.api.parsers import MAX_BODY_BYTES, MAX_DEPTH, MAX_VALUES, BoundedJSONParser
from candidates.models import Candidate
from tests.api.shapes import assert_problem

URL = "/api/v1/candidates/"
PERSON = {"first_name": "Ilse", "last_name": "Marbach"}
JSON = {"content_type": "application/json"}

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**20), 10**20) | TEXTS,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(TEXTS, inner, max_size=5),
    max_leaves=30,
)


def parse(body: bytes):
    request = APIRequestFactory().post(URL, body, **JSON)
    return BoundedJSONParser().parse(BytesIO(), "application/json", {"request": request})


@given(VALUES)
def test_ordinary_json_is_read_as_it_is(value):
    assert parse(json.dumps(value).encode()) == value


@given(st.integers(1, 3), st.sampled_from([dict, list]))
def test_the_number_of_values_is_bounded_wherever_they_stand(depth, kind):
    fullest = MAX_VALUES - depth
    inside = ["x"] * fullest if kind is list else {str(at): "x" for at in range(fullest)}
    one_more = [*inside, "x"] if kind is list else {**inside, "one more": "x"}
    for _ in range(depth):
        inside, one_more = {"inside": inside}, {"inside": one_more}

    assert parse(json.dumps(inside).encode()) == inside
    with pytest.raises(ParseError, match="more than 1000 values"):
        parse(json.dumps(one_more).encode())


@given(st.integers(0, 100_000), st.sampled_from([(b"[", b"]"), (b'{"a":', b"}")]))
def test_the_depth_is_bounded(more, signs):
    opened, closed = signs

    with pytest.raises(ParseError, match="nested too deeply"):
        parse(opened * (MAX_DEPTH + more) + b"1" + closed * (MAX_DEPTH + more))


@pytest.mark.parametrize(
    "body",
    [
        {f"key {number}": 1 for number in range(40_000)},
        {**PERSON, "emails": ["no address"] * 40_000},
        {**PERSON, "tags": [[]] * 40_000},
        [PERSON] * 10_000,
    ],
    ids=["keys", "texts", "lists", "objects"],
)
def test_a_full_body_is_refused_in_a_few_words(recruiter, api_as, body):
    response = api_as(recruiter).post(URL, body)

    assert_problem(response, 400, "parse_error")
    assert len(response.content) < 1_000


@pytest.mark.parametrize("path", [URL, "/api/", "/api/v1/planets/", "/api/docs/"])
@pytest.mark.parametrize("kind", ["application/json", "multipart/form-data; boundary=x", ""])
def test_more_than_a_mebibyte_is_not_read(recruiter, api_as, path, kind):
    body = b" " * (MAX_BODY_BYTES + 1)

    response = api_as(recruiter).post(path, body, content_type=kind)

    problem = assert_problem(response, 413, "too_large")
    assert problem["detail"] == "This is larger than the 1 MiB that are read here."


def test_a_mebibyte_is_read(recruiter, api_as):
    body = json.dumps(PERSON).encode()
    body += b" " * (MAX_BODY_BYTES - len(body))

    assert api_as(recruiter).post(URL, body, **JSON).status_code == 201


def test_a_file_is_nothing_for_the_api(recruiter, api_as):
    files = {**PERSON, "resume": BytesIO(b"%PDF")}

    response = api_as(recruiter).post(URL, files, format="multipart")

    assert_problem(response, 415, "unsupported_media_type")
    assert not Candidate.objects.exists()
