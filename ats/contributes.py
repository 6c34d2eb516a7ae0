"""What the frame's own pages put into it."""

from django.utils.translation import gettext_lazy as _

from accounts.permissions import Permissions
from ats.metrics import SEE_METRICS
from base.frames import Place

CONTRIBUTIONS = [
    Place(_("Home"), "home", "house", position=10),
    Permissions(_("Operation"), position=95, listed=((_("Read the metrics"), SEE_METRICS),)),
]
