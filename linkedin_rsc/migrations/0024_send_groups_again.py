"""What failed for the same cause is found together, and sent again in the background."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("linkedin_rsc", "0023_erasures"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="LedgerResend",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("held", "Held back"),
                            ("queued", "Queued"),
                            ("in_flight", "Being sent"),
                            ("sent", "Sent"),
                            ("retrying", "Trying again"),
                            ("needs_attention", "Needs attention"),
                            ("deletion_queued", "Being withdrawn"),
                            ("deleted", "Deleted"),
                        ],
                        max_length=20,
                    ),
                ),
                ("stream", models.CharField(blank=True, max_length=40)),
                ("cause", models.CharField(blank=True, max_length=100, null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("newest", models.BigIntegerField()),
                ("cursor", models.BigIntegerField(default=0)),
            ],
        ),
        migrations.AddIndex(
            model_name="ledgerrow",
            index=models.Index(
                condition=models.Q(("state", "held")),
                fields=["hold", "stream", "id"],
                name="ledger_by_hold",
            ),
        ),
        migrations.AddIndex(
            model_name="ledgerrow",
            index=models.Index(
                models.F("state"),
                models.F("stream"),
                models.Func(
                    "answer",
                    output_field=models.CharField(),
                    template="SUBSTR(%(expressions)s, 1, 100)",
                ),
                models.F("id"),
                condition=models.Q(("state__in", ["retrying", "needs_attention"])),
                name="ledger_by_words",
            ),
        ),
    ]
