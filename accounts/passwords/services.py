from django.db import transaction

from accounts.activity import record
from accounts.api_tokens import revoke_all_api_tokens
from accounts.models import User
from accounts.sessions.services import end_sessions
from accounts.verbs import UserVerb


@transaction.atomic
def change_password(*, user: User, password: str, by: User | None, but: str | None = None) -> None:
    """Set a password that its form has checked.

    All sessions end, but for the one with the key `but`, and all API tokens: whoever knew the old
    password may have made them.
    """
    user.set_password(password)
    user.save(update_fields=["password"])
    record(UserVerb.PASSWORD_CHANGED, by=by, subject=user)
    end_access(user=user, by=by, but=but)


def end_access(*, user: User, by: User | None, but: str | None = None) -> None:
    """End sessions and API tokens, in the transaction of what calls for it."""
    end_sessions(user=user, by=by, but=but)
    revoke_all_api_tokens(user=user, by=by)
