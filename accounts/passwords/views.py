from typing import Any

from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.views import PasswordResetConfirmView
from django.http import HttpResponse

from accounts.models import User
from accounts.passwords.forms import ChoosePasswordForm
from accounts.passwords.links import TOKENS
from accounts.sign_in.attempts import Outcome
from accounts.sign_in.views import welcome


class ChoosePassword(PasswordResetConfirmView):
    """Opens the link that an administrator passed on; the link works once and for a day."""

    template_name = "accounts/choose_password.html"
    form_class = ChoosePasswordForm
    post_reset_login = True
    success_url = "/"
    token_generator = TOKENS

    def form_valid(self, form: "SetPasswordForm[User]") -> HttpResponse:
        return welcome(self.request, super().form_valid(form), form.user, Outcome.LINK)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "meta": self.request.META}

    def get_user(self, uidb64: str) -> User | None:
        """Find the person by public id: database keys stay in the house."""
        return User.objects.filter(public_id=uidb64, is_active=True).first()
