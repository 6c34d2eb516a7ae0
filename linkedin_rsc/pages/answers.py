"""How a step of the tab answers: back to the tab with a word, or the tab with the form as typed."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from accounts.http import AuthenticatedHttpRequest
from base.errors import DomainError
from base.forms import RefusableForm
from base.words import gettext as _
from linkedin_rsc.client.errors import LinkedInError
from linkedin_rsc.connection.changes import words_of
from linkedin_rsc.pages.tab import REFUSAL, page


def act(request: AuthenticatedHttpRequest, step: Callable[[], object], done: str) -> HttpResponse:
    """Take one step and return to the tab, saying what was done or why not."""
    try:
        step()
    except (DomainError, LinkedInError) as error:
        return refused(request, error)
    messages.success(request, done)
    return back_to_tab()


def save_form(
    request: AuthenticatedHttpRequest, name: str, form: RefusableForm, save: Callable[[], str]
) -> HttpResponse:
    """Save a form and return to the tab, or show the tab with the form as it was typed."""
    if form.is_valid():
        try:
            messages.success(request, save())
        except DomainError as error:
            form.refuse(error)
        except LinkedInError as error:
            form.add_error(None, words_of(error))
        else:
            return back_to_tab()
    return page(request, status=422, **{name: form})


def refused(request: HttpRequest, error: DomainError | LinkedInError) -> HttpResponse:
    """Return to the tab, which keeps a refusal of ours, or LinkedIn's words, in sight."""
    if isinstance(error, DomainError):
        if error.status == 403:
            raise error
        request.session[REFUSAL] = error.message
    else:
        said = _("%(words)s Nothing that was reached is lost.")
        messages.error(request, said % {"words": words_of(error)})
    return back_to_tab()


def back_to_tab() -> HttpResponse:
    return redirect("linkedin-tab")
