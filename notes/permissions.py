"""Who writes notes: on a person whoever may hire, on an application its job's leaders."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from accounts.permissions import Permission, RolePermission
from accounts.policy import HIRERS
from applications.models import Application
from jobs.permissions import LEADERS, TeamPermission

REFUSAL = _("Your role does not write notes here.")
NOTE_ON_PERSON = RolePermission({*HIRERS, Role.ADMINISTRATOR}, REFUSAL)
NOTE_ON_APPLICATION = TeamPermission(LEADERS, REFUSAL)


def noting_on(application: Application | None) -> Permission[Any]:
    return NOTE_ON_APPLICATION if application else NOTE_ON_PERSON
