from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TalentPoolsConfig(AppConfig):
    name = "talent_pools"
    verbose_name = _("Talent pools")
