from django.apps import AppConfig


class LinkedinRscConfig(AppConfig):
    name = "linkedin_rsc"
    verbose_name = "Recruiter System Connect"
