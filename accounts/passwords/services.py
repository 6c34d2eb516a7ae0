from django.db import transaction

from accounts.activity import record
from accounts.models import User
from accounts.verbs import UserVerb


@transaction.atomic
def change_password(*, user: User, password: str) -> None:
    """Set a password that its form has checked; every other session of the person ends."""
    user.set_password(password)
    user.save(update_fields=["password"])
    record(UserVerb.PASSWORD_CHANGED, by=user, subject=user)
