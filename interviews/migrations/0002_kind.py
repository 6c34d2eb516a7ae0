from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("interviews", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="interviewfeedback",
            name="kind",
            field=models.CharField(
                blank=True,
                choices=[("phone_screen", "Phone screen"), ("on_site", "On site")],
                db_default="",
                default="",
                max_length=20,
            ),
        ),
    ]
