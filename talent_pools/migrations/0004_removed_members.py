"""Whoever was removed from a pool is listed by an index of their own."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("candidates", "0007_contested_email"),
        ("talent_pools", "0003_deleted_pools"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="poolmember",
            index=models.Index(
                condition=models.Q(("removed_at__isnull", False)),
                fields=["pool", "-id"],
                name="pool_member_removed",
            ),
        ),
    ]
