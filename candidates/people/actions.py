"""What is done to several people at once, chosen in any list of them.

    a list's button -> the question, which says what would be done to how many -> `confirmed`: done

Each person is one use case of its own: what is refused for one is said and stops no other.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from accounts.http import AuthenticatedHttpRequest
from accounts.models import User
from base import contributions
from base.errors import DomainError, InvalidInput
from base.forms import RefusableForm
from base.undoing import say_with_undo, undo_address
from base.words import StrOrPromise, ngettext
from base.words import gettext as _
from candidates.models import Candidate
from candidates.record.answers import is_local

MAX_NAMED = 3
# More than any page shows.
MAX_CHOSEN = 100


@dataclass(frozen=True)
class PeopleAction:
    """A button of every list whose people can be chosen; it posts them to the address `url_name`.

    The list of people sends their ids as `candidate`, a pipeline its rows as `application`.
    """

    label: StrOrPromise
    url_name: str
    icon: str
    is_for: Callable[[User], bool]
    position: int = 0


def actions_for(user: User) -> list[PeopleAction]:
    return [action for action in contributions.of(PeopleAction) if action.is_for(user)]


class PeopleDeed(ABC):
    """One thing to do to each of the chosen people; `form` asks what it needs to know."""

    form: RefusableForm
    # How its button looks, and what should be known before.
    kind: ClassVar[str] = "primary"
    remark: ClassVar[Any] = ""

    @abstractmethod
    def ask(self, count: int) -> str:
        """Say what would be done, and to how many: on the button that does it."""

    @abstractmethod
    def say(self, count: int) -> str:
        """Say what was done, and to how many."""

    def prepare(self) -> None:  # noqa: B027  # Most need nothing.
        """Get what all of them need, once the form is valid. Raises DomainError."""

    @abstractmethod
    def do(self, candidate: Candidate) -> None:
        """Do it to one. Raises DomainError."""

    def undo_path(self) -> str:
        """Return the path that takes it back of those named by id, "" where there is none."""
        return ""


def answer(
    request: AuthenticatedHttpRequest,
    chosen: Sequence[Candidate],
    make: Callable[[Any], PeopleDeed],
    back: str,
) -> HttpResponse:
    """Ask, or do what was asked; what is missing is asked for again, of the same people.

    `make` takes what was sent, None before anything was. `back` is where to go without `next`.
    """
    if not chosen:
        raise InvalidInput(_("Choose people first."))
    if is_local(request.POST.get("next", ""), request):
        back = request.POST["next"]
    if "confirmed" not in request.POST:
        return _ask(request, make(None), chosen, back)
    deed = make(request.POST)
    if not (deed.form.is_valid() and _is_prepared(deed)):
        return _ask(request, deed, chosen, back, status=422)
    _do(request, deed, chosen)
    return redirect(back)


def _is_prepared(deed: PeopleDeed) -> bool:
    try:
        deed.prepare()
    except DomainError as refusal:
        deed.form.refuse(refusal)
        return False
    return True


def named(name: str, refusal: DomainError) -> str:
    """Return why something was refused, with whose name."""
    return refusal.message if name in refusal.message else f"{name}: {refusal.message}"


def say_refusals(refused: Sequence[str]) -> str:
    """Say for how many it was not done, and of the first few why."""
    left = ngettext(
        "Left %(count)d person as they were.", "Left %(count)d people as they were.", len(refused)
    )
    said = [left % {"count": len(refused)}, *refused[:MAX_NAMED]]
    if len(refused) > MAX_NAMED:
        said.append(_("And %(count)d more.") % {"count": len(refused) - MAX_NAMED})
    return " ".join(said)


def _ask(
    request: AuthenticatedHttpRequest,
    deed: PeopleDeed,
    chosen: Sequence[Candidate],
    back: str,
    status: int = 200,
) -> HttpResponse:
    context = {
        "deed": deed,
        "question": deed.ask(len(chosen)),
        "chosen": chosen,
        "named": chosen[:MAX_NAMED],
        "more": len(chosen[MAX_NAMED:]),
        "back_url": back,
    }
    template = "_question.html" if request.htmx else "question.html"
    return render(request, f"candidates/people/{template}", context, status=status)


def _do(request: AuthenticatedHttpRequest, deed: PeopleDeed, chosen: Sequence[Candidate]) -> None:
    """Do it to each of them and say for how many it was done, and why not for the others."""
    done, refused = [], []
    for candidate in chosen:
        try:
            deed.do(candidate)
            done.append(candidate.public_id)
        except DomainError as refusal:
            refused.append(named(str(candidate), refusal))
    if done and (path := deed.undo_path()):
        say_with_undo(request, deed.say(len(done)), undo_address(path, done))
    elif done:
        messages.success(request, deed.say(len(done)))
    if refused:
        messages.error(request, say_refusals(refused))
