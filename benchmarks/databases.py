"""The databases that benchmarks run on: empty, and gone afterwards.

PostgreSQL is made on the server that DATABASE_URL names, else one that is started as for the tests.
"""

import os
import secrets
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from urllib.parse import urlsplit, urlunsplit

import psycopg2  # type: ignore[import-untyped]  # Its stubs are no dependency of ours.

from scripts.with_services import postgres

SQLITE, POSTGRESQL = "SQLite", "PostgreSQL"


class Databases:
    """Gives database after database; a server is started once, when the first one asks for it."""

    def __init__(self) -> None:
        self._open = ExitStack()
        self._server_url = os.environ.get("DATABASE_URL", "")

    def __enter__(self) -> "Databases":
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    @contextmanager
    def empty(self, kind: str) -> Iterator[str]:
        """Yield the DATABASE_URL of a new database. SQLite's is "": a file in the data folder."""
        if kind == SQLITE:
            yield ""
            return
        if not self._server_url.startswith("postgres"):
            self._server_url = self._open.enter_context(postgres())
        name = f"tandem_bench_{secrets.token_hex(6)}"
        self._on_server(f'CREATE DATABASE "{name}"')
        try:
            yield urlunsplit(urlsplit(self._server_url)._replace(path=f"/{name}"))
        finally:
            self._on_server(f'DROP DATABASE "{name}" WITH (FORCE)')

    def _on_server(self, statement: str) -> None:
        connection = psycopg2.connect(self._server_url)
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(statement)
        connection.close()
