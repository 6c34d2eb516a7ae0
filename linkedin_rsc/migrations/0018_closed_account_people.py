"""Whom a closed account is about is the link's to say until it is decided."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("linkedin_rsc", "0017_link_words")]

    operations = [
        migrations.AlterField(
            model_name="closedaccount",
            name="record",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.RemoveConstraint(
            model_name="closedaccount", name="closed_account_once_per_member"
        ),
        migrations.AddConstraint(
            model_name="closedaccount",
            constraint=models.UniqueConstraint(
                condition=models.Q(("decision", "")),
                fields=("application_urn", "member"),
                name="closed_account_to_decide_once",
            ),
        ),
        migrations.AddIndex(
            model_name="closedaccount",
            index=models.Index(fields=["member"], name="closed_accounts_of_member"),
        ),
    ]
