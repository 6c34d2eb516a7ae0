from django.db import migrations

from base.word_index import word_index

# As Django compares without regard to case.
TEXTS = "upper(title::text)", "upper(public_id::text)"


class Migration(migrations.Migration):
    dependencies = [("jobs", "0001_initial")]

    operations = [word_index("job_by_words", "jobs_job", *TEXTS)]
