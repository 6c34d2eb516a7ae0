"""Pages around a person's own account."""

from django.contrib.auth.views import LoginView

from accounts.forms import SignInForm


class SignIn(LoginView):
    template_name = "accounts/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True
