"""What people may do with the LinkedIn integration: administrators all, read-only people look."""

from accounts.models import Role
from accounts.permissions import RolePermission

SEE_LINKEDIN = RolePermission(
    {Role.ADMINISTRATOR, Role.READ_ONLY}, "The Admin center is for administrators."
)
MANAGE_LINKEDIN = RolePermission(
    {Role.ADMINISTRATOR}, "Only administrators change the LinkedIn integration."
)
RESEND = RolePermission({Role.ADMINISTRATOR}, "Only administrators send records again.")
REPLAY = RolePermission({Role.ADMINISTRATOR}, "Only administrators replay notifications.")
