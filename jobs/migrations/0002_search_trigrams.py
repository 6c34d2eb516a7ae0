from django.db import migrations

from base.word_index import word_index


class Migration(migrations.Migration):
    dependencies = [("jobs", "0001_initial")]

    operations = [word_index("job_by_words", "jobs_job", "search_text")]
