"""Documents signed so that anybody with our public key can tell whether they are as we wrote them.

    {"document": {...}, "signature": {"algorithm": "Ed25519", "key": "…", "value": "…"}}

Signed is the document in one form only: keys sorted, no spaces, ASCII. However a file is laid out,
the same document has the same signature. The private key comes from SECRET_KEY; what a former one
has signed stays ours while it stands in SECRET_KEY_FALLBACKS.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Collection, Iterable
from typing import Any, NoReturn

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from base.errors import DomainError
from base.words import gettext_lazy as _

ALGORITHM = "Ed25519"
PURPOSE = b"tandem signed documents 1"


class NotSigned(DomainError):
    code = "not_signed"
    default_message = _("This is no signed document of Tandem's.")


class Tampered(DomainError):
    code = "tampered"
    default_message = _("The document is not as it was signed: somebody changed it since.")


class SignedByAnother(DomainError):
    code = "signed_by_another"
    default_message = _(
        "The document is whole, but signed with a key that is not the one expected."
    )


def signed(document: dict[str, Any]) -> str:
    """Return the document with its signature, as the text of a file."""
    private = _private_key(settings.SECRET_KEY)
    signature = {
        "algorithm": ALGORITHM,
        "key": _written(private.public_key().public_bytes_raw()),
        "value": _written(private.sign(canonical(document))),
    }
    whole = {"document": document, "signature": signature}
    return json.dumps(whole, indent=2, sort_keys=True) + "\n"


def verified(text: str | bytes, keys: Collection[str] = ()) -> dict[str, Any]:
    """Return the document of a signed file.

    `keys` are the public keys of which one must have signed it, our own by default. Raises
    NotSigned, Tampered, SignedByAnother.
    """
    document, key, value = _parts(text)
    try:
        Ed25519PublicKey.from_public_bytes(_read(key)).verify(_read(value), canonical(document))
    except (InvalidSignature, ValueError) as error:
        raise Tampered from error
    if key not in (keys or own_keys()):
        raise SignedByAnother
    return document


def own_keys() -> list[str]:
    """Return our public keys, the one that signs first."""
    secrets = [settings.SECRET_KEY, *map(str, settings.SECRET_KEY_FALLBACKS)]
    return [_written(_private_key(one).public_key().public_bytes_raw()) for one in secrets]


def canonical(document: Any) -> bytes:
    return json.dumps(document, sort_keys=True, separators=(",", ":")).encode("ascii")


def _parts(text: str | bytes) -> tuple[dict[str, Any], str, str]:
    try:
        whole = json.loads(text, object_pairs_hook=_object, parse_constant=_refuse)
        document, signature = whole["document"], whole["signature"]
        key, value = signature["key"], signature["value"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise NotSigned from error
    is_ours = isinstance(document, dict) and signature.get("algorithm") == ALGORITHM
    if not (is_ours and isinstance(key, str) and isinstance(value, str)):
        raise NotSigned
    return document, key, value


def _object(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse a key that stands twice: people would read the one, and we the other."""
    found = dict(given := list(pairs))
    if len(found) < len(given):
        raise ValueError("A key stands twice.")
    return found


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


def _private_key(secret: str) -> Ed25519PrivateKey:
    seed = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE).derive(secret.encode())
    return Ed25519PrivateKey.from_private_bytes(seed)


def _written(octets: bytes) -> str:
    return urlsafe_b64encode(octets).decode()


def _read(text: str) -> bytes:
    return urlsafe_b64decode(text)
