"""The secret of the company's application, rolled without losing a push (versioned-api 4.2).

LinkedIn keeps two for a while: Tandem uses the new one at once and goes on taking what the former
one signed, until somebody has deleted that at LinkedIn and drops it here.

    lease -> read the secret in use -> LinkedIn makes a new one -> both are stored, row locked

A token belongs to the secret it was asked with (leases.tokens): whoever asks for one meanwhile asks
with the former, which goes on counting, and with the new one from the next look on.
"""

from django.utils import timezone

from accounts.activity import record
from accounts.models import User
from base.errors import DomainError
from base.words import gettext_lazy as _
from linkedin_rsc import gateway, leases
from linkedin_rsc.client import resources
from linkedin_rsc.connection.changes import changing, keeping_problems, saved_connection
from linkedin_rsc.models import Connection
from linkedin_rsc.permissions import MANAGE_LINKEDIN
from linkedin_rsc.verbs import LinkedInVerb

# One at a time, like a stream of the push.
GATE = "application secret"


class SecretIsYours(DomainError):
    code = "secret_is_yours"
    default_message = _(
        "The company brought its own application, so its secret is made anew in LinkedIn's "
        "developer portal: make one there, set LINKEDIN_CLIENT_SECRET to it, restart Tandem, and "
        "delete the former one."
    )


class TwoSecrets(DomainError):
    code = "two_secrets"
    default_message = _(
        "There are two secrets already, and LinkedIn takes no third. Delete the former one at "
        "LinkedIn, then drop it here."
    )


class SecretBeingMade(DomainError):
    code = "secret_being_made"
    default_message = _(
        "A new secret is being made at the moment. Load the page again in a few seconds."
    )


class NoFormerSecret(DomainError):
    code = "no_former_secret"
    default_message = _("There is no former secret.")


def roll_secret(*, by: User | None) -> Connection:
    """Have LinkedIn make a new secret and use it from now on; the former one goes on counting.

    One at a time: of two at once, LinkedIn would show each a secret, and the first would be lost.
    Raises NotAllowed, SecretIsYours, TwoSecrets, SecretBeingMade, and LinkedInError in its words.
    """
    MANAGE_LINKEDIN.require(by)
    saved_connection()
    if gateway.own_application():
        raise SecretIsYours
    lease = leases.enter(GATE)
    if lease is None:
        raise SecretBeingMade
    try:
        return _roll(by)
    finally:
        lease.leave()


def _roll(by: User | None) -> Connection:
    before = saved_connection()
    if before.former_secret:
        raise TwoSecrets
    with keeping_problems(_("Making a new secret did not work."), by=by):
        secret = resources.roll_secret(gateway.transport_for(before))
    with changing() as connection:
        # LinkedIn shows it only once, so it is stored whatever happened meanwhile.
        connection.former_secret, connection.client_secret = before.client_secret, secret
        connection.secret_rolled_at, connection.problem = timezone.now(), ""
        fields = ["former_secret", "client_secret", "secret_rolled_at", "problem"]
        connection.save(update_fields=fields)
        record(LinkedInVerb.SECRET_ROLLED, by=by, subject=connection)
    return connection


def drop_former_secret(*, by: User | None) -> Connection:
    """Take nothing any more that the former secret signed. Raises NotAllowed, NoFormerSecret."""
    MANAGE_LINKEDIN.require(by)
    with changing() as connection:
        if not connection.former_secret:
            raise NoFormerSecret
        connection.former_secret = ""
        # The present one is written anew as well, so that every process looks (intake.owners).
        connection.save(update_fields=["former_secret", "client_secret"])
        record(LinkedInVerb.FORMER_SECRET_DROPPED, by=by, subject=connection)
    return connection
