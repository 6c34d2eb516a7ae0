"""Back to the first day."""

from django.apps import apps
from django.db import transaction

from linkedin_sandbox.api import throttle
from linkedin_sandbox.world import seed, switches


def start_over() -> None:
    """Forget everything that happened and seed anew.

    Switches are forgotten once their rows are gone for every thread: inside the transaction the
    background threads would read the old rows into memory again.
    """
    with transaction.atomic():
        for model in apps.get_app_config("linkedin_sandbox").get_models():
            model._default_manager.all().delete()
    switches.forget()
    throttle.forget()
    seed.seed_once()
