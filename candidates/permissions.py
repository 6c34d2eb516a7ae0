"""What people may do to a candidate they may open."""

from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from accounts.permissions import RolePermission
from accounts.policy import HIRERS

ADD_CANDIDATES = RolePermission(
    {*HIRERS, Role.ADMINISTRATOR}, _("Your role does not add candidates.")
)
EDIT_CANDIDATES = RolePermission(
    {*HIRERS, Role.ADMINISTRATOR}, _("Only recruiters and hiring managers edit candidates.")
)
DECIDE_DUPLICATES = RolePermission(
    {*HIRERS, Role.ADMINISTRATOR}, _("Only recruiters and hiring managers decide on duplicates.")
)
