"""How people are looked for in a table of a million (base.paging)."""

from accounts.models import User
from accounts.policy import is_hirer, sees_everything
from base.paging import WINDOW


def sees_few(user: User) -> bool:
    """Whether this person opens nobody but the people on their jobs."""
    return not (sees_everything(user) or is_hirer(user))


def window_for(user: User, *, is_narrowed: bool) -> int | None:
    """Return the window for `find`: who sees few is led by these, others by the newest."""
    if not is_narrowed:
        return None
    return 0 if sees_few(user) else WINDOW
