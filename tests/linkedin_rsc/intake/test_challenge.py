"""The challenge vectors of webhooks.md section 8 and rsc-contract 5.2."""

import pytest

from linkedin_rsc.intake.challenge import MalformedChallenge, answer_challenge
from linkedin_rsc.intake.signatures import verify

PARENT = "demo-parent-secret-A1b2C3d4"
CHILD = "demo-child-secret-9Zy8Xw7V"
CODE_OF_CHILD = "b7c9d2aa-51f4-4e0b-8d33-0a6e7f812c90"

VECTORS = [
    (
        "3f2b1c64-8f0e-4d52-9a6f-1d2c3b4a5e6f",
        PARENT,
        "3fcf674a72bcc276eafac49e7e5be38dde9a1030eca4dc4dce7109f7a9fffc41",
    ),
    (
        CODE_OF_CHILD,
        CHILD,
        "8c1545c128807c8514a42c8966f631ba65a387009b9830ca952c0d75c2bae333",
    ),
    (
        "6d1f0a52-93be-4f0c-8c1e-5b7a2f9e0d44",
        "demo-child-secret-4711",
        "7920e4b16678f681053f36a709473a9a667609ad3b783170e0148de513320485",
    ),
]


@pytest.mark.parametrize(("code", "secret", "response"), VECTORS)
def test_a_challenge_is_signed_with_the_applications_secret(code, secret, response):
    answer = answer_challenge(code, secret)

    assert answer == {"challengeCode": code, "challengeResponse": response}


def test_the_secret_decides_the_answer():
    of_parent = "d4c0fd5869a4bfa003024dd61c5b476dc3352f67be16652d4c5a4834f8cc4881"

    assert answer_challenge(CODE_OF_CHILD, PARENT)["challengeResponse"] == of_parent
    assert answer_challenge(CODE_OF_CHILD, CHILD)["challengeResponse"] != of_parent


def test_the_answer_carries_no_delivery_prefix():
    prefixed = "50d4bea1bb099bc2781f0c9302f7cb44211d9c58627c07a163b6b5b64f188812"

    assert answer_challenge(VECTORS[0][0], PARENT)["challengeResponse"] != prefixed


def test_the_code_comes_back_as_it_was_received():
    code = CODE_OF_CHILD.upper()

    assert answer_challenge(code, CHILD)["challengeCode"] == code


@pytest.mark.parametrize(
    "code",
    [
        "",
        'hmacsha256={"type":"RESYNC_JOBS"}',
        f"hmacsha256={CODE_OF_CHILD}",
        f"{CODE_OF_CHILD}\n",
        f" {CODE_OF_CHILD}",
        CODE_OF_CHILD.replace("-", ""),
        f"{{{CODE_OF_CHILD}}}",
        f"urn:uuid:{CODE_OF_CHILD}",
        CODE_OF_CHILD[:-1],
        f"{CODE_OF_CHILD}0",
        f"g{CODE_OF_CHILD[1:]}",
        CODE_OF_CHILD.replace("1", "١"),
    ],
)
def test_only_a_uuid_is_signed(code):
    with pytest.raises(MalformedChallenge):
        answer_challenge(code, CHILD)


def test_the_refusal_gives_nothing_away():
    with pytest.raises(MalformedChallenge) as refusal:
        answer_challenge('hmacsha256={"type":"RESYNC_JOBS"}', CHILD)

    assert str(refusal.value) == "The challenge code is not a UUID."


def test_an_answer_to_a_challenge_is_no_signature_of_a_delivery():
    digest = answer_challenge(CODE_OF_CHILD, CHILD)["challengeResponse"]

    assert verify(CODE_OF_CHILD.encode(), digest, [CHILD]) is None


def test_without_a_secret_nothing_is_answered():
    with pytest.raises(ValueError, match="no client secret"):
        answer_challenge(CODE_OF_CHILD, "")
