from django.apps import AppConfig


class LinkedInSandboxConfig(AppConfig):
    name = "linkedin_sandbox"
    verbose_name = "LinkedIn sandbox"
    default_auto_field = "django.db.models.BigAutoField"
