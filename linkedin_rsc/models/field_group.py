"""The groups of fields that a company may keep back from LinkedIn."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FieldGroup(models.TextChoices):
    """What of people and applications LinkedIn can do without (rsc-contract 7.2.1, 7.4)."""

    CONTACT = "contact", _("E-mail addresses and phone numbers")
    ADDRESS = "address", _("City, region and country")
    EMPLOYMENT = "employment", _("Employer and job title")
    SOURCE = "source", _("Source of an application")
    END_REASON = "end_reason", _("Why an application ended")
