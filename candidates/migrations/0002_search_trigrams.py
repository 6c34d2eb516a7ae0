from typing import Any

from django.db import migrations

# A search is a part of a word anywhere in the text. Only PostgreSQL can index that; SQLite, for
# small houses, walks the table.
INDEX = """
    CREATE INDEX candidate_by_search_text
    ON candidates_candidate USING gin (search_text gin_trgm_ops)
"""
ADD = ("CREATE EXTENSION IF NOT EXISTS pg_trgm", INDEX)
REMOVE = ("DROP INDEX candidate_by_search_text",)


def add_index(apps: Any, schema_editor: Any) -> None:
    _run(schema_editor, ADD)


def remove_index(apps: Any, schema_editor: Any) -> None:
    _run(schema_editor, REMOVE)


def _run(schema_editor: Any, statements: tuple[str, ...]) -> None:
    if schema_editor.connection.vendor == "postgresql":
        for statement in statements:
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("candidates", "0001_initial")]

    operations = [migrations.RunPython(add_index, remove_index)]
