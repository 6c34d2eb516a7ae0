from django.db import migrations

from base.word_index import word_index


class Migration(migrations.Migration):
    dependencies = [("candidates", "0001_initial")]

    operations = [word_index("candidate_by_search_text", "candidates_candidate", "search_text")]
