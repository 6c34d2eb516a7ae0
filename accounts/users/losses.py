"""What is lost with a global role or with an account, said before it is taken away.

    losses(Standing(user, roles=frozenset()), reader)        without any role
    losses(Standing(user, roles, is_active=False), reader)   switched off

Each app tells its part (`Loss`, the second seam): the jobs nobody leads then, the people nobody
opens. Places on hiring teams stay, and with them what they open.
"""

from collections.abc import Callable, Set
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from accounts.models import User
from accounts.permissions import ENTER_ADMIN_CENTER
from accounts.policy import is_hirer, sees_everything
from accounts.sessions.services import open_sessions
from base import contributions
from base.counting import count_label
from base.naming import count_and_names
from base.words import gettext as _
from base.words import ngettext


@dataclass(frozen=True)
class Standing:
    """How somebody would stand: which global roles they keep, and whether they still sign in."""

    user: User
    roles: Set[str]
    is_active: bool = True

    @cached_property
    def after(self) -> User:
        """The same person with the roles they keep, for whoever asks what they may do; unsaved."""
        after = User(pk=self.user.pk, is_active=self.is_active)
        after.__dict__["roles"] = frozenset(self.roles)
        return after

    @property
    def loses_hiring(self) -> bool:
        return is_hirer(self.user) and not (self.is_active and is_hirer(self.after))

    @property
    def loses_sight(self) -> bool:
        return sees_everything(self.user) and not (self.is_active and sees_everything(self.after))


@dataclass(frozen=True)
class Loss:
    """What an app knows to be lost: `words` returns sentences, none where nothing is.

    It takes the standing and how the sentences call its person.
    """

    words: Callable[[Standing, str], list[str]]
    position: int = 0


def losses(standing: Standing, reader: User | None) -> list[str]:
    """Return the sentences to read before somebody stands so; some statements for each app."""
    name = _("You") if standing.user == reader else str(standing.user)
    return [said for loss in contributions.of(Loss) for said in loss.words(standing, name)]


def say_rows(rows: QuerySet[Any], sentence: Callable[[int], str], name: str) -> list[str]:
    """Return the sentence for so many rows, with their `count` and `names`; none of no rows."""
    count, names = count_and_names(rows)
    words = {"name": name, "count": count_label(count), "names": names}
    return [sentence(count) % words] if count else []


def of_account(standing: Standing, name: str) -> list[str]:
    """Say what this app knows: sign-in and keys, the Admin center, what waits to be read."""
    if standing.is_active:
        enters = ENTER_ADMIN_CENTER.allows
        leaves = enters(standing.user) and not enters(standing.after)
        return (
            [_("%(name)s will no longer open the Admin center.") % {"name": name}] if leaves else []
        )
    return [
        _("%(name)s will no longer sign in.") % {"name": name},
        *say_rows(open_sessions(standing.user), _signed_out, name),
        *say_rows(_tokens(standing.user), _revoked, name),
        *say_rows(standing.user.notices.filter(read_at=None).order_by("pk"), _unread, name),
    ]


def _tokens(user: User) -> QuerySet[Any, str]:
    """Return the keys as their owner's settings show them."""
    return user.api_tokens.order_by("pk").values_list("prefix", flat=True)


def _signed_out(count: int) -> str:
    return ngettext(
        "%(count)s browser is signed out at once.",
        "%(count)s browsers are signed out at once.",
        count,
    )


def _revoked(count: int) -> str:
    return ngettext(
        "%(count)s API token ends for good: %(names)s.",
        "%(count)s API tokens end for good: %(names)s.",
        count,
    )


def _unread(count: int) -> str:
    return ngettext("%(count)s notice stays unread.", "%(count)s notices stay unread.", count)
