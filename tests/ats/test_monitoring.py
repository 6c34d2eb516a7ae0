"""An unexpected error reaches a Sentry server over HTTP, without anything about people."""

import gzip
import json
import os
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FAILS = """
import django; django.setup()
from django.conf import settings
from django.test import Client
settings.ROOT_URLCONF = "tests.ats.failing_urls"
settings.MIDDLEWARE = []
Client(raise_request_exception=False).get("/people/Ilse/?q=Marbach")
import sentry_sdk; sentry_sdk.flush(timeout=10)
"""


@pytest.fixture
def sentry():
    """A server that keeps the bodies it gets, and the address to report to."""
    received = []

    class Keep(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            is_packed = self.headers.get("Content-Encoding") == "gzip"
            received.append((gzip.decompress(body) if is_packed else body).decode())
            self.send_response(200)
            self.end_headers()

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Keep)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://key@127.0.0.1:{server.server_port}/1", received
    server.shutdown()
    server.server_close()


def test_an_error_is_reported_with_its_place_and_without_people(sentry, tmp_path):
    dsn, received = sentry

    failed = subprocess.run(
        [sys.executable, "-c", FAILS], cwd=ROOT, capture_output=True, text=True, check=False,
        env={"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "ats.settings",
             "SENTRY_DSN": dsn, "TANDEM_DATA_DIR": str(tmp_path), "DATABASE_URL": "",
             "REDIS_URL": "", "ALLOWED_HOSTS": "testserver"},
    )  # fmt: skip

    assert failed.returncode == 0, failed.stderr
    [report] = received
    event = json.loads(report.splitlines()[2])
    [error] = event["exception"]["values"]
    assert (error["type"], error["stacktrace"]["frames"][-1]["function"]) == ("KeyError", "fail")
    assert event["transaction"] == "/people/{name}/"
    assert "Ilse" not in report
    assert "Marbach" not in report
