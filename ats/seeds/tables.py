"""Write very many rows in constant memory: COPY on PostgreSQL, executemany elsewhere."""

import io
import json
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models

Convert = Callable[[Any], Any]


class Table:
    """Collects rows of one model and numbers them itself, so that rows can refer to each other.

    Nothing else may write to the table meanwhile: the caller holds the transaction and found the
    tables empty. `fields` are the columns that `add` is given; the others take their default.
    """

    def __init__(self, model: type[models.Model], *, name: str = "") -> None:
        self.model = model
        self.name = name or model._meta.db_table
        self.rows: list[list[Any]] = []
        columns = model._meta.concrete_fields
        # Concrete fields have a column; the stubs do not know.
        self.columns = [field.column or field.attname for field in columns]
        self.position = {field.attname: place for place, field in enumerate(columns)}
        self.defaults = [_default(field) for field in columns]
        self.converters = [
            (place, convert)
            for place, field in enumerate(columns)
            if (convert := _converter(field))
        ]
        newest = model._default_manager.aggregate(newest=models.Max("pk"))["newest"]
        self.last_pk: int = newest or 0

    def add(self, **values: Any) -> int:
        """Collect one row and return its key."""
        self.last_pk += 1
        row = [*self.defaults]
        row[0] = self.last_pk
        for attname, value in values.items():
            row[self.position[attname]] = value
        for place, convert in self.converters:
            if row[place] is not None:
                row[place] = convert(row[place])
        self.rows.append(row)
        return self.last_pk

    def flush(self) -> None:
        """Write what was collected, in one statement."""
        if self.rows:
            write = _copy if connection.vendor == "postgresql" else _insert
            write(self.name, self.columns, self.rows)
            self.rows = []


def reset_sequences(tables: Iterable[Table]) -> None:
    """Let the database count on from the keys that were given here."""
    tables = list(tables)
    statements = connection.ops.sequence_reset_sql(no_style(), [table.model for table in tables])
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
        if connection.vendor == "sqlite":
            # Django has no words for this; an emptied table would count on from then.
            cursor.executemany(
                "UPDATE sqlite_sequence SET seq = %s WHERE name = %s",
                [(table.last_pk, table.name) for table in tables],
            )


def _default(field: "models.Field[Any, Any]") -> Any:
    # A callable default, such as a random public id, is always given by the caller.
    if field.has_default() and not callable(field.default):
        return field.default
    return "" if field.empty_strings_allowed and not field.null else None


def _converter(field: "models.Field[Any, Any]") -> Convert | None:
    if isinstance(field, models.JSONField):
        return json.dumps
    if isinstance(field, models.DateTimeField):
        return connection.ops.adapt_datetimefield_value
    return None


def _insert(table: str, columns: list[str], rows: list[list[Any]]) -> None:
    names = ", ".join(map(connection.ops.quote_name, columns))
    places = ", ".join(["%s"] * len(columns))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} ({names}) VALUES ({places})",  # noqa: S608  # Our own names.
            rows,
        )


def _copy(table: str, columns: list[str], rows: list[list[Any]]) -> None:
    names = ", ".join(map(connection.ops.quote_name, columns))
    text = "".join("\t".join(map(_as_copied, row)) + "\n" for row in rows)
    with connection.cursor() as cursor:
        cursor.copy_expert(f"COPY {table} ({names}) FROM STDIN", io.StringIO(text))


def _as_copied(value: Any) -> str:
    """Return one value in PostgreSQL's text format."""
    if value is None:
        return r"\N"
    if isinstance(value, str):
        text = value.replace("\\", r"\\").replace("\t", r"\t")
        return text.replace("\n", r"\n").replace("\r", r"\r")
    return value.isoformat() if isinstance(value, datetime) else str(value)
