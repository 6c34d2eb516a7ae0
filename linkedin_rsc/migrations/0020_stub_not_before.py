"""Shared profiles that were refused wait, longer each time."""

import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("candidates", "0007_contested_email"),
        ("linkedin_rsc", "0019_forget_undecided"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="stubprofile",
            name="stubs_waiting",
        ),
        migrations.AddField(
            model_name="stubprofile",
            name="not_before",
            field=models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
        ),
        migrations.AddIndex(
            model_name="stubprofile",
            index=models.Index(
                condition=models.Q(("taken_in_at", None)),
                fields=["not_before", "id"],
                name="stubs_due",
            ),
        ),
        migrations.AddIndex(
            model_name="stubprofile",
            index=models.Index(
                condition=models.Q(("candidate", None), models.Q(("remark", ""), _negated=True)),
                fields=["-shared_at", "-id"],
                name="stubs_refused",
            ),
        ),
    ]
