"""Whoever was linked when LinkedIn told of a closed account may be linked no longer."""

from typing import Any

from django.db import migrations


def forget_undecided(apps: Any, schema_editor: Any) -> None:
    accounts = apps.get_model("linkedin_rsc", "ClosedAccount").objects.filter(decision="")
    accounts.update(candidate=None, record="")


class Migration(migrations.Migration):
    dependencies = [("linkedin_rsc", "0018_closed_account_people")]

    operations = [migrations.RunPython(forget_undecided, migrations.RunPython.noop)]
