from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails

from accounts.models import User
from accounts.passwords.asking import note_password_typed
from accounts.sign_in.attempts import Outcome, note_attempt
from accounts.sign_in.forms import SignInForm
from accounts.sign_in.known_devices import remember_device
from accounts.unsent.answers import offer_again
from accounts.unsent.form import UnsentForm


class SignIn(LoginView):
    template_name = "accounts/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the form; a fragment whose session has ended takes the whole page here instead."""
        htmx: HtmxDetails = request.htmx  # type: ignore[attr-defined]  # Set by middleware.
        if htmx:
            query = urlencode({"next": htmx.current_url_abs_path or "/"})
            return HttpResponseClientRedirect(f"{request.path}?{query}")
        return super().get(request, *args, **kwargs)

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        response, unsent = super().form_valid(form), UnsentForm.carried(self.request)
        if unsent:
            response = offer_again(self.request, unsent)
        return welcome(self.request, response, form.get_user(), Outcome.ACCEPTED)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(unsent=self.request.POST.get("unsent", ""), **kwargs)


class SignOut(LogoutView):
    """Ends the session and has the browser forget the pages it keeps (static/js/app.js)."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().post(request, *args, **kwargs)
        response["Clear-Site-Data"] = '"cache"'
        return response


def welcome(
    request: HttpRequest, response: HttpResponse, user: User, outcome: Outcome
) -> HttpResponse:
    """Record that somebody has just signed in, and have their browser known from now on."""
    note_attempt(request, user, outcome)
    note_password_typed(request)
    remember_device(request, response, user.email)
    return response
