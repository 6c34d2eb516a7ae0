"""What was done to several people at once, taken back as one: each is a use case of its own."""

from collections.abc import Callable, Iterable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from accounts.http import AuthenticatedHttpRequest
from base.errors import DomainError
from base.undoing import AlreadyUndone
from base.words import gettext as _
from base.words import ngettext
from candidates.people.actions import named, say_refusals
from candidates.record.answers import is_local


def undo_all(
    request: AuthenticatedHttpRequest,
    people: Iterable[tuple[str, Callable[[], object]]],
    back: str,
) -> HttpResponse:
    """Take back of each person, given by name, what was done; those who went on since are named.

    `back` is where to go without `next`.
    """
    undone, already, refused = 0, 0, []
    for name, undo in people:
        try:
            undo()
            undone += 1
        except AlreadyUndone:
            already += 1
        except DomainError as refusal:
            refused.append(named(name, refusal))
    _say(request, undone, already, refused)
    wanted = request.POST.get("next", "")
    return redirect(wanted if is_local(wanted, request) else back)


def _say(request: AuthenticatedHttpRequest, undone: int, already: int, refused: list[str]) -> None:
    if undone:
        said = ngettext("Undone for %(count)d person.", "Undone for %(count)d people.", undone)
        messages.success(request, said % {"count": undone})
    elif already or not refused:
        messages.success(request, _("That is undone already."))
    if refused:
        messages.error(request, say_refusals(refused))
