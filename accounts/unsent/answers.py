"""How a form that was not taken is answered: with all it held, and with what to do."""

from collections.abc import Callable
from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.csrf import csrf_failure
from django_htmx.http import reswap, retarget

from accounts.sign_in.forms import SignInForm
from accounts.unsent.form import UnsentForm


class KeepUnsentMiddleware:
    """Have whoever sends a form after their session ended sign in, without losing the form."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if _was_refused(request, response):
            return ask_to_sign_in(request, UnsentForm.of(request))
        return response


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token is old, as after a sign-in in another tab.

    A form of a page of ours comes back to be sent again; any other may be an attack.
    """
    if not _is_from_here(request) or not request.POST:
        return csrf_failure(request, reason)
    if request.path == reverse("sign-in"):
        return _to_sign_in(request.POST.get("next", "/"))
    unsent = UnsentForm.of(request)
    if not request.user.is_authenticated:
        return ask_to_sign_in(request, unsent)
    return offer_again(request, unsent, status=403)


def ask_to_sign_in(request: HttpRequest, unsent: UnsentForm) -> HttpResponse:
    if not unsent.fields:
        return _to_sign_in(unsent.page)
    context = {"form": SignInForm(request), "next": unsent.page, "unsent": unsent.carry()}
    return _whole_page(request, render(request, "accounts/sign_in.html", context, status=401))


def offer_again(request: HttpRequest, unsent: UnsentForm, *, status: int = 200) -> HttpResponse:
    context = {"unsent": unsent}
    return _whole_page(request, render(request, "accounts/unsent.html", context, status=status))


def _to_sign_in(page: str) -> HttpResponse:
    return redirect(f"{reverse('sign-in')}?{urlencode({'next': page})}")


def _whole_page(request: HttpRequest, page: HttpResponse) -> HttpResponse:
    """Have htmx, which swaps no refusal, put it in the place of the whole page."""
    if request.htmx:  # type: ignore[attr-defined]  # Set by middleware.
        page.status_code = 200
        reswap(retarget(page, "body"), "innerHTML")
    return page


def _was_refused(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether a form was sent on to the sign-in, which its view left to `login_required`."""
    target, sign_in = urlsplit(response.headers.get("Location", "")), reverse("sign-in")
    is_sent_on = target.path == sign_in and "next=" in target.query
    return is_sent_on and request.method == "POST" and request.path != sign_in


def _is_from_here(request: HttpRequest) -> bool:
    sender = request.headers.get("Origin") or request.headers.get("Referer", "")
    return urlsplit(sender).netloc == request.get_host()
