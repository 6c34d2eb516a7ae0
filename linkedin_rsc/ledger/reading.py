"""Reads rows of the ledger as their sender wants them: plain values instead of models."""

from dataclasses import fields
from typing import Any

from linkedin_rsc.streams.row import Row

COLUMNS = tuple(field.name for field in fields(Row) if field.init)


def as_row(values: tuple[Any, ...]) -> Row:
    return Row(*values)
