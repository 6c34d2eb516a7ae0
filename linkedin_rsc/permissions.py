"""What people may do with the LinkedIn integration: administrators all, read-only people look."""

from accounts.models import Role, User
from accounts.permissions import RolePermission
from base.words import gettext_lazy as _
from jobs.permissions import LEADERS, TeamPermission


def _nobody(user: User) -> bool:
    return False


REFUSAL = _("Only administrators manage the LinkedIn integration.")
SEE_LINKEDIN = RolePermission({Role.ADMINISTRATOR, Role.READ_ONLY}, REFUSAL)
MANAGE_LINKEDIN = RolePermission({Role.ADMINISTRATOR}, REFUSAL)
RESEND = RolePermission({Role.ADMINISTRATOR}, _("Only administrators send records again."))
REPLAY = RolePermission({Role.ADMINISTRATOR}, _("Only administrators replay notifications."))
# The place on the team decides, whatever global role its holder has by now; an administrator needs
# one, too. Told to administrators and to whoever exported.
EXPORT_TO_JOB = TeamPermission(
    LEADERS, _("%(name)s is not recruiter or hiring manager on %(job)s."), outsiders=_nobody
)
