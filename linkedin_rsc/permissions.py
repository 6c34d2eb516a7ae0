"""What people may do with the LinkedIn integration: administrators all, read-only people look."""

from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from accounts.permissions import RolePermission

REFUSAL = _("Only administrators manage the LinkedIn integration.")
SEE_LINKEDIN = RolePermission({Role.ADMINISTRATOR, Role.READ_ONLY}, REFUSAL)
MANAGE_LINKEDIN = RolePermission({Role.ADMINISTRATOR}, REFUSAL)
RESEND = RolePermission({Role.ADMINISTRATOR}, _("Only administrators send records again."))
REPLAY = RolePermission({Role.ADMINISTRATOR}, _("Only administrators replay notifications."))
