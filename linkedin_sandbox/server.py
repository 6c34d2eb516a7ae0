"""Django's threaded WSGI server with keep-alive, static files and the raw request line.

Rest.li keys sit inside path segments (`a=1&b=2`), so the API must see the path before WSGI
decodes it; `RAW_URI` carries it.
"""

import os
import signal
import sys
from typing import Any

from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.management import call_command
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application


class RawPathRequestHandler(WSGIRequestHandler):
    # Head and body leave as two writes; with Nagle each kept-alive answer would wait 40 ms.
    disable_nagle_algorithm = True

    def get_environ(self) -> dict[str, Any]:
        environ = super().get_environ()
        return {**environ, "RAW_URI": self.path, "sandbox.connection": self.connection}

    def address_string(self) -> str:
        return str(self.client_address[0])


class Server(ThreadedWSGIServer):
    daemon_threads = True
    request_queue_size = 128


def prepare() -> None:
    """Migrate the database and, the first time, fill it."""
    from linkedin_sandbox.world import seed

    call_command("migrate", verbosity=0)
    seed.seed_once()


def serve(host: str, port: int) -> None:
    """Serve until it is interrupted."""
    from linkedin_sandbox.pushes import worker

    server = Server((host, port), RawPathRequestHandler)
    worker.start()
    server.set_app(StaticFilesHandler(get_wsgi_application()))
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    bound_port = server.server_address[1]
    print(f"LinkedIn sandbox on http://{host}:{bound_port} (pid {os.getpid()})", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print("LinkedIn sandbox stopped.", flush=True)
    finally:
        server.server_close()
