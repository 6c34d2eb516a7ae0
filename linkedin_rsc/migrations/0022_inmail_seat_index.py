"""The unique index of a seat's InMails leads with the seat: it needs none of its own."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("linkedin_rsc", "0021_matches_by_application"),
    ]

    operations = [
        migrations.AlterField(
            model_name="inmail",
            name="seat",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="inmails",
                to="linkedin_rsc.seat",
            ),
        ),
    ]
