"""Who was moved back to Prospect is a prospect again (decision 3)."""

from typing import Any

from django.db import migrations


def forget_leaving(apps: Any, schema_editor: Any) -> None:
    """Not undone: when they left before is not known any more, and nobody asks for it."""
    applications = apps.get_model("applications", "Application").objects
    back = applications.filter(stage__kind="prospect", left_prospect_at__isnull=False)
    back.update(left_prospect_at=None)


class Migration(migrations.Migration):
    dependencies = [("applications", "0001_initial")]

    operations = [migrations.RunPython(forget_leaving, migrations.RunPython.noop)]
