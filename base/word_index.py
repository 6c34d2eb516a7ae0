"""An index over the words of texts, for migrations."""

from collections.abc import Callable
from typing import Any

from django.db.migrations import RunPython

EXTENSION = "CREATE EXTENSION IF NOT EXISTS pg_trgm"


def word_index(name: str, table: str, *texts: str) -> RunPython:
    """Add an index that leads to any part of a word of these columns, or expressions in SQL.

    Only PostgreSQL can index that; SQLite, for small houses, walks the table.
    """
    columns = ", ".join(f"{text} gin_trgm_ops" for text in texts)
    index = f"CREATE INDEX {name} ON {table} USING gin ({columns})"
    return RunPython(_on_postgresql(EXTENSION, index), _on_postgresql(f"DROP INDEX {name}"))


def _on_postgresql(*statements: str) -> Callable[[Any, Any], None]:
    def run(apps: Any, schema_editor: Any) -> None:
        if schema_editor.connection.vendor == "postgresql":
            for statement in statements:
                schema_editor.execute(statement)

    return run
