from django.apps import AppConfig


class FrameConfig(AppConfig):
    name = "ats"
    verbose_name = "Frame"
