from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails

from accounts.sign_in.forms import SignInForm


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
