"""What people may do to a candidate they may open (attract.md section 3.2)."""

from accounts.models import Role
from accounts.permissions import HIRERS, RolePermission

ADD_CANDIDATES = RolePermission({*HIRERS, Role.ADMINISTRATOR}, "Your role does not add candidates.")
EDIT_CANDIDATES = RolePermission(
    {*HIRERS, Role.ADMINISTRATOR}, "Only recruiters and hiring managers edit candidates."
)
DECIDE_DUPLICATES = RolePermission(
    {*HIRERS, Role.ADMINISTRATOR}, "Only recruiters and hiring managers decide on duplicates."
)
