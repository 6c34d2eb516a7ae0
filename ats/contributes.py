"""What the frame's own pages put into it."""

from django.utils.translation import gettext_lazy as _

from base.frames import Place

CONTRIBUTIONS = [Place(_("Home"), "home", "house", position=10)]
