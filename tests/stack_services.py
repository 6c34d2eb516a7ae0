"""What a stack under `make test-services` has of the servers for itself."""

import os
import secrets
from urllib.parse import urlsplit, urlunsplit

import psycopg2
from redis import Redis


class Services:
    """A PostgreSQL database and a Redis database nobody else uses, until released."""

    OWNER = "tandem-tests"

    def __init__(self) -> None:
        self.server_url = os.environ["DATABASE_URL"]
        self.name = f"tandem_stack_{secrets.token_hex(6)}"
        self.database_url = urlunsplit(urlsplit(self.server_url)._replace(path=f"/{self.name}"))
        self.redis_url = ""

    def claim(self) -> None:
        self._on_server(f'CREATE DATABASE "{self.name}"')
        self.redis_url = self._empty_redis()

    def release(self) -> None:
        self._on_server(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')
        if self.redis_url:
            with Redis.from_url(self.redis_url) as redis:
                redis.flushdb()

    def _on_server(self, statement: str) -> None:
        connection = psycopg2.connect(self.server_url)
        connection.autocommit = True
        try:
            with connection.cursor() as cursor:
                cursor.execute(statement)
        finally:
            connection.close()

    def _empty_redis(self) -> str:
        """Return the address of an empty database of the server, marked as ours."""
        for number in range(15, 0, -1):
            url = urlunsplit(urlsplit(os.environ["REDIS_URL"])._replace(path=f"/{number}"))
            with Redis.from_url(url) as redis:
                if redis.set(self.OWNER, self.name, nx=True):
                    if redis.dbsize() == 1:
                        return url
                    redis.delete(self.OWNER)
        raise RuntimeError("No Redis database from 1 to 15 is empty.")
