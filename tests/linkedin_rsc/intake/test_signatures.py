"""The vectors of webhooks.md section 8 and rsc-contract 5.3, accepted and refused alike."""

import hashlib
import hmac
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkedin_rsc.intake.signatures import verify

PARENT = "demo-parent-secret-A1b2C3d4"
CHILD = "demo-child-secret-9Zy8Xw7V"

RESYNC = (
    b'{"type":"RESYNC_JOBS","developerApplicationUrn":"urn:li:developerApplication:4407311",'
    b'"syncAllOpenJobs":false,"externalJobPostingIds":["req-1042","req-1077"]}'
)
RESYNC_ALL = (
    b'{"type":"RESYNC_JOBS","developerApplicationUrn":"urn:li:developerApplication:4407311",'
    b'"syncAllOpenJobs":true}'
)
EXPORT = b'{"type":"EXPORT_CANDIDATE_PROFILE","requestId":"exp-9f31"}'
STATUS = b'{"type":"INTEGRATION_STATUS_CHANGE","requestId":"isc-0007"}'
RAW_UNICODE = (
    '{"type":"EXPORT_CANDIDATE_PROFILE","requestId":"exp-a11c","note":"Zoë – 東京"}'.encode()
)
ESCAPED_UNICODE = (
    b'{"type":"EXPORT_CANDIDATE_PROFILE","requestId":"exp-a11c",'
    b'"note":"Zo\\u00eb \\u2013 \\u6771\\u4eac"}'
)
HIRE = (
    b'{"hiringContext":"urn:li:contract:90210",'
    b'"type":"CREATE_THIRD_PARTY_HRIS_EXPORT_PROFILE_REQUEST",'
    b'"hrisRequestId":"hr-5001","expiresAt":1767225600000}'
)

RESYNC_DIGEST = "ab72e6775e80d7468fe6b646184ce9785287a7b1e581487a4ae36360c478e887"
RAW_UNICODE_DIGEST = "66de7f108c4b502db5cde2026921e77555bd980ce562d41562aab2ccbb6d0177"
ESCAPED_UNICODE_DIGEST = "d07b7a32f28685d0bb5feb39c042dfc151b050468523235cdb36b68a67990e10"
UNPREFIXED_DIGEST = "e1b7712a033509028180d1a32dc31a9861269f8a699aa6ffce8aa4f5599f10ca"

SIGNED_BY_CHILD = {
    "D1": (158, RESYNC, RESYNC_DIGEST),
    "D2": (
        109,
        RESYNC_ALL,
        "ce8149ce4ce485db9e19b324c8850f441389313655452f21998ee417b936fea3",
    ),
    "D3": (58, EXPORT, "c5404c8646c32009aee6fd2dadab8135fe7755c237a23d3955fb9df204fe3b12"),
    "D4": (59, STATUS, "27a34ab36ffe2dcb0bd1ea080d5e3a71f04093b91018d62212de1f9d06e6848b"),
    "D5r": (83, RAW_UNICODE, RAW_UNICODE_DIGEST),
    "D5e": (96, ESCAPED_UNICODE, ESCAPED_UNICODE_DIGEST),
    "D6": (149, HIRE, "cba466edda6758587f54d67209a0b9c493b4889f93690ce62d8960f39c66a908"),
}
SIGNED_BY_PARENT = {
    "D1": (RESYNC, "4d610fd5226844b4aa16c8896aaba870d96b1a8d87e247500ea7c627f5cd0a55"),
    "D2": (RESYNC_ALL, "c8bc804671dc8738fa54c0118554c15094826f3cb07a8dde3aba71774aac7454"),
    "D3": (EXPORT, "049bb535b8438fb4a7b4364e5a3aef391680846ce00058727c481f5364d1c948"),
    "D4": (STATUS, "8d2fbd014becbe0a25ec895dfde081032b719251b0d92c5822ce44c77253064f"),
    "D6": (HIRE, "233a7b5e4137f3fa645f104df169072886ac2de2a3d38c1e2da69b6a6cce98ba"),
}

CONTRACT_SECRET = "demo-child-secret-4711"
CONTRACT_BODY = b'{"eventType":"EXPORT_CANDIDATE_PROFILE","requestId":"84213377"}'
CONTRACT_READING_A = "7bf29d94e84d7fc8ac03ca9e9f31b5d2d7d3e292eed35e1d9ed5ff04ab95bea7"
CONTRACT_READING_B = "hmacsha256=6be58fe02998f96c7e4127b320ead2cc4a41362ea46852da9a6ef50ccec5e6e3"


def sign(body: bytes, secret: str) -> str:
    return hmac.new(secret.encode(), b"hmacsha256=" + body, hashlib.sha256).hexdigest()


# -- Accepted -----------------------------------------------------------------------------------


@pytest.mark.parametrize("vector", SIGNED_BY_CHILD)
def test_a_delivery_signed_by_the_child_is_accepted(vector):
    length, body, digest = SIGNED_BY_CHILD[vector]

    assert len(body) == length
    assert verify(body, digest, [CHILD]) == CHILD


@pytest.mark.parametrize("vector", SIGNED_BY_PARENT)
def test_a_delivery_signed_by_the_parent_names_the_parents_secret(vector):
    body, digest = SIGNED_BY_PARENT[vector]

    assert verify(body, digest, [CHILD, PARENT]) == PARENT
    assert verify(body, digest, [CHILD]) is None


def test_the_vector_of_the_contract_is_accepted():
    assert verify(CONTRACT_BODY, CONTRACT_READING_A, [CONTRACT_SECRET]) == CONTRACT_SECRET


@pytest.mark.parametrize(
    "header",
    [
        RESYNC_DIGEST.upper(),
        f"hmacsha256={RESYNC_DIGEST}",
        f"hmacsha256={RESYNC_DIGEST.upper()}",
        f"  {RESYNC_DIGEST}\t",
    ],
)
def test_a_header_is_read_tolerantly(header):
    assert verify(RESYNC, header, [CHILD]) == CHILD


def test_either_of_two_active_secrets_may_sign():
    assert verify(RESYNC, RESYNC_DIGEST, ["the-new-secret", CHILD]) == CHILD


def test_raw_unicode_may_be_signed_in_its_escaped_form():
    assert verify(RAW_UNICODE, ESCAPED_UNICODE_DIGEST, [CHILD]) == CHILD


def test_escaped_unicode_may_be_signed_with_upper_case_digits():
    upper = RAW_UNICODE.decode().replace("ë", "\\u00EB").replace("–", "\\u2013")
    upper = upper.replace("東", "\\u6771").replace("京", "\\u4EAC")

    assert verify(RAW_UNICODE, sign(upper.encode(), CHILD), [CHILD]) == CHILD


def test_a_character_beyond_the_basic_plane_is_escaped_as_two_units():
    raw = '{"note":"🚚"}'.encode()

    assert verify(raw, sign(b'{"note":"\\ud83d\\ude9a"}', CHILD), [CHILD]) == CHILD
    assert verify(raw, sign(b'{"note":"\\uD83D\\uDE9A"}', CHILD), [CHILD]) == CHILD


@given(st.text())
def test_any_text_may_be_signed_as_json_escapes_it(text):
    raw = json.dumps(text, ensure_ascii=False)
    escaped = json.dumps(text).replace("\\u007f", "\x7f")

    assert verify(raw.encode(), sign(escaped.encode(), CHILD), [CHILD]) == CHILD


def test_bytes_that_are_no_text_are_verified_as_they_are():
    raw = b'{"note":"\xff\xfe"}'

    assert verify(raw, sign(raw, CHILD), [CHILD]) == CHILD
    assert verify(raw, RESYNC_DIGEST, [CHILD]) is None


# -- Refused ------------------------------------------------------------------------------------


def test_n1_a_message_without_the_prefix_is_refused():
    assert verify(RESYNC, UNPREFIXED_DIGEST, [CHILD]) is None
    assert verify(RESYNC, f"hmacsha256={UNPREFIXED_DIGEST}", [CHILD]) is None


def test_n2_a_newline_appended_to_the_body_is_refused():
    digest = "b782880b57a893b24acfa30e42025f456a6f1207340a09b795091fff01be23b4"

    assert verify(RESYNC, digest, [CHILD]) is None
    assert verify(RESYNC + b"\n", digest, [CHILD]) == CHILD


def test_n3_a_body_parsed_and_written_again_is_refused():
    digest = "571e3bc0de03eeef5eca47f6cad53bd55a0ea22dc9180c513041b2c1105a6394"

    assert verify(RESYNC, digest, [CHILD]) is None
    assert verify(json.dumps(json.loads(RESYNC)).encode(), digest, [CHILD]) == CHILD


@pytest.mark.parametrize(
    "header",
    [
        None,
        "",
        "   ",
        "hmacsha256=",
        sign(RESYNC, "a-stranger's-secret"),
        RESYNC_DIGEST[:63],
        RESYNC_DIGEST + "0",
        "g" + RESYNC_DIGEST[1:],
        f"sha256={RESYNC_DIGEST}",
        f"hmacsha256=hmacsha256={RESYNC_DIGEST}",
        f"{RESYNC_DIGEST}, {RESYNC_DIGEST}",
        "٣" * 64,
    ],
)
def test_n4_strangers_and_broken_headers_are_refused(header):
    assert verify(RESYNC, header, [CHILD, PARENT]) is None


def test_escaped_unicode_signed_in_its_raw_form_is_refused():
    assert verify(ESCAPED_UNICODE, RAW_UNICODE_DIGEST, [CHILD]) is None


def test_a_changed_body_is_refused():
    assert verify(RESYNC.replace(b"1042", b"1043"), RESYNC_DIGEST, [CHILD]) is None


def test_an_empty_secret_signs_nothing():
    assert verify(RESYNC, sign(RESYNC, ""), ["", CHILD]) is None
    assert verify(RESYNC, RESYNC_DIGEST, []) is None


# -- The reading without a prefix ---------------------------------------------------------------


def test_the_reading_without_a_prefix_is_refused():
    assert verify(CONTRACT_BODY, CONTRACT_READING_B, [CONTRACT_SECRET]) is None
