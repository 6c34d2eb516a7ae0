"""Signed documents: whole, changed, signed by somebody else, or none at all."""

import json

import pytest

from base.signed_documents import NotSigned, SignedByAnother, Tampered, own_keys, signed, verified

DOCUMENT = {"what": "Ünïcode", "records": [{"id": "a", "status": 204}], "none": None}


def changed(text: str, change) -> str:
    whole = json.loads(text)
    change(whole)
    return json.dumps(whole)


def test_what_was_signed_is_what_comes_back():
    assert verified(signed(DOCUMENT)) == DOCUMENT
    assert verified(signed(DOCUMENT).encode()) == DOCUMENT


def test_how_a_file_is_laid_out_does_not_matter():
    assert verified(changed(signed(DOCUMENT), lambda whole: None)) == DOCUMENT


@pytest.mark.parametrize(
    "change",
    [
        lambda whole: whole["document"].update(what="other"),
        lambda whole: whole["document"]["records"].pop(),
        lambda whole: whole["document"].update(more=1),
        lambda whole: whole["document"]["records"][0].update(status=404),
        lambda whole: whole["signature"].update(value=whole["signature"]["value"][::-1]),
        lambda whole: whole["signature"].update(value="AAAA"),
        lambda whole: whole["signature"].update(key="AAAA"),
    ],
)
def test_a_changed_document_is_found_out(change):
    with pytest.raises(Tampered):
        verified(changed(signed(DOCUMENT), change))


@pytest.mark.parametrize(
    "text",
    ["", "no", "[]", "{}", '{"document": 1, "signature": 2}', '{"document": {}, "signature": {}}',
     '{"document": {"a": NaN}, "signature": {"key": "", "value": ""}}', b"\xff\xfe", "[" * 100_000,
     '{"document": {}, "signature": {"key": 1, "value": 2, "algorithm": "Ed25519"}}'],
)  # fmt: skip
def test_what_is_no_signed_document_is_said_to_be_none(text):
    with pytest.raises(NotSigned):
        verified(text)


def test_a_key_that_stands_twice_deceives_nobody():
    text = signed(DOCUMENT).replace('"what":', '"what": "read by people", "what":')

    with pytest.raises(NotSigned):
        verified(text)


def test_who_signed_it_counts(settings):
    text, ours = signed(DOCUMENT), own_keys()
    settings.SECRET_KEY = "another-secret"

    with pytest.raises(SignedByAnother):
        verified(text)
    assert verified(text, ours) == DOCUMENT


def test_what_a_former_secret_signed_stays_ours(settings):
    text = signed(DOCUMENT)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another-secret", [settings.SECRET_KEY]

    assert verified(text) == DOCUMENT
