from django.contrib.auth.views import PasswordResetConfirmView

from accounts.models import User
from accounts.passwords.forms import ChoosePasswordForm


class ChoosePassword(PasswordResetConfirmView):
    """Opens the link that an administrator passed on; the link works once and for three days."""

    template_name = "accounts/choose_password.html"
    form_class = ChoosePasswordForm
    post_reset_login = True
    success_url = "/"

    def get_user(self, uidb64: str) -> User | None:
        """Find the person by public id: database keys stay in the house."""
        return User.objects.filter(public_id=uidb64, is_active=True).first()
