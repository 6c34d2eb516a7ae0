"""What is at LinkedIn and may not be there any more is looked for once, in the background."""

from typing import Any

from django.db import migrations, models
from django.utils import timezone

STATES = [
    ("held", "Held back"),
    ("queued", "Queued"),
    ("in_flight", "Being sent"),
    ("sent", "Sent"),
    ("retrying", "Trying again"),
    ("needs_attention", "Needs attention"),
    ("deletion_queued", "Being withdrawn"),
    ("deleted", "Deleted"),
]


def want_look(apps: Any, schema_editor: Any) -> None:
    if apps.get_model("linkedin_rsc", "LedgerRow").objects.exists():
        wishes = apps.get_model("linkedin_rsc", "LedgerFill").objects
        anew = {"cursor": 0, "wanted_at": timezone.now()}
        wishes.update_or_create(stream="", job="", defaults=anew)


class Migration(migrations.Migration):
    dependencies = [
        ("linkedin_rsc", "0008_contract_pool"),
        ("applications", "0002_prospects_again"),
    ]

    operations = [
        # Words alone: no table changes.
        migrations.AlterField(
            model_name="ledgerrow",
            name="state",
            field=models.CharField(choices=STATES, default="queued", max_length=20),
        ),
        migrations.AlterField(
            model_name="ledgercount",
            name="state",
            field=models.CharField(choices=STATES, max_length=20),
        ),
        migrations.RunPython(want_look, migrations.RunPython.noop),
    ]
