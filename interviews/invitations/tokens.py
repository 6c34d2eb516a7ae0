"""The private links by which candidates answer: signed, and good until the interview is over."""

from django.core.signing import BadSignature, Signer

from interviews.models import Invitation

# A dot, since some mail programs end an address at a colon.
_SIGNER = Signer(sep=".", salt="interviews.invitation")


def token_of(invitation: Invitation) -> str:
    return _SIGNER.sign(invitation.public_id)


def public_id_in(token: str) -> str | None:
    """Return the public id of the invitation that a link of ours is for, None for any other."""
    try:
        return _SIGNER.unsign(token)
    except BadSignature:
        return None
