from applications.models.application import Application
from applications.models.stage_change import StageChange

__all__ = ["Application", "StageChange"]
