"""`/health/live` and `/health/ready`, for whoever starts, watches and replaces processes.

They come before all else, because who asks knows no host name we answer to and no HTTPS.
"""

import logging
from collections.abc import Callable
from http import HTTPStatus

from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse

logger = logging.getLogger(__name__)

_is_migrated = False


class HealthMiddleware:
    """Answer for this process: that it answers at all, and whether it can do its work.

    Redis is not asked: without it pages are served and nothing is lost.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        match request.path_info:
            case "/health/live":
                return _said("live", HTTPStatus.OK)
            case "/health/ready":
                return _readiness()
        return self.get_response(request)


def _readiness() -> HttpResponse:
    try:
        is_ready = _has_its_tables()
    except Error as error:
        logger.warning("Not ready: %s", type(error).__name__)
        return _said("no database", HTTPStatus.SERVICE_UNAVAILABLE)
    if not is_ready:
        return _said("migrations are missing", HTTPStatus.SERVICE_UNAVAILABLE)
    return _said("ready", HTTPStatus.OK)


def _has_its_tables() -> bool:
    """Whether the database answers and has what this code wants: one statement, once it had."""
    global _is_migrated
    if _is_migrated:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        return True
    executor = MigrationExecutor(connection)
    _is_migrated = not executor.migration_plan(executor.loader.graph.leaf_nodes())
    return _is_migrated


def _said(words: str, status: HTTPStatus) -> HttpResponse:
    headers = {"Cache-Control": "no-store"}
    return HttpResponse(words, status=status, content_type="text/plain", headers=headers)
