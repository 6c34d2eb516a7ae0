"""What LinkedIn's matching knows of a candidate is known to one application of ours."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("candidates", "0007_contested_email"),
        ("linkedin_rsc", "0020_stub_not_before"),
    ]

    operations = [
        migrations.RemoveIndex(model_name="profilematch", name="profile_match_due"),
        migrations.RemoveIndex(model_name="profilematch", name="profile_match_possible"),
        migrations.AlterField(
            model_name="profilematch",
            name="candidate",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="profile_matches",
                to="candidates.candidate",
            ),
        ),
        migrations.AddConstraint(
            model_name="profilematch",
            constraint=models.UniqueConstraint(
                fields=("candidate", "application_urn"), name="profile_match_once"
            ),
        ),
        migrations.AddIndex(
            model_name="profilematch",
            index=models.Index(
                condition=models.Q(("due_at__isnull", False)),
                fields=["application_urn", "due_at"],
                name="profile_match_due",
            ),
        ),
        migrations.AddIndex(
            model_name="profilematch",
            index=models.Index(
                condition=models.Q(("state", "possible")),
                fields=["application_urn", "id"],
                name="profile_match_possible",
            ),
        ),
    ]
