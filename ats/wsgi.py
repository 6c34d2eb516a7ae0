"""The WSGI entry point, for gunicorn: `gunicorn ats.wsgi`."""

import os
from collections.abc import Iterable
from io import BytesIO
from typing import Any

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ats.settings")
django_application = get_wsgi_application()

from ats.bodies import limit_of  # noqa: E402  # Django has to be set up before.


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """Give Django the bodies that come in chunks, too: it reads as far as Content-Length says."""
    if environ.get("wsgi.input_terminated") and "CONTENT_LENGTH" not in environ:
        # One byte above the limit is enough to be refused for it.
        body = environ["wsgi.input"].read(limit_of(environ["PATH_INFO"]) + 1)
        environ |= {"wsgi.input": BytesIO(body), "CONTENT_LENGTH": str(len(body))}
    return django_application(environ, start_response)
