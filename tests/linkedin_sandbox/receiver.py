"""A callback URL that answers as a test wants and remembers what it was sent."""

import contextlib
import hashlib
import hmac
import json
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

UUID = re.compile(r"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$")
PATIENCE_S = 60.0


@dataclass
class Push:
    body: bytes
    signature: str

    @property
    def content(self) -> Any:
        return json.loads(self.body)


@dataclass
class Receiver:
    """`statuses` answers pushes one after the other; when used up, 200.

    `delay_s` passes before the answer, `trickle_s` before each byte of its body.
    """

    secret: str = ""
    statuses: list[int] = field(default_factory=list)
    delay_s: float = 0.0
    trickle_s: float = 0.0
    answers_any_challenge: bool = False
    refuses_challenges: bool = False
    pushes: list[Push] = field(default_factory=list)
    challenges: list[dict[str, str]] = field(default_factory=list)
    url: str = ""

    def push(self, pushed: Push) -> int:
        self.pushes.append(pushed)
        time.sleep(self.delay_s)
        return self.statuses.pop(0) if self.statuses else 200

    def challenge(self, query: dict[str, str]) -> tuple[int, dict[str, str]]:
        self.challenges.append(query)
        code = query.get("challengeCode", "")
        is_refused = not UUID.match(code) and not self.answers_any_challenge
        if is_refused or self.refuses_challenges:
            return 400, {}
        digest = hmac.new(self.secret.encode(), code.encode(), hashlib.sha256).hexdigest()
        return 200, {"challengeCode": code, "challengeResponse": digest}


def wait_for(look: Callable[[], Any]) -> Any:
    """Wait until `look` sees something true, and return it."""
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        if seen := look():
            return seen
        time.sleep(0.02)
    raise AssertionError("It never happened.")


class Handler(BaseHTTPRequestHandler):
    receiver: Receiver

    def do_GET(self) -> None:
        query = parse_qs(urlsplit(self.path).query)
        status, body = self.receiver.challenge({name: values[0] for name, values in query.items()})
        self._answer(status, body)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        status = self.receiver.push(Push(body, self.headers.get("X-LI-Signature", "")))
        self._answer(status, {})

    def _answer(self, status: int, body: dict[str, str]) -> None:
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        pieces = [bytes([byte]) for byte in content] if self.receiver.trickle_s else [content]
        with contextlib.suppress(OSError):  # the sandbox did not wait
            for piece in pieces:
                time.sleep(self.receiver.trickle_s)
                self.wfile.write(piece)

    def log_message(self, format: str, *args: object) -> None:
        pass


class RunningReceiver:
    """Serves a receiver on a free port while the block runs."""

    def __enter__(self) -> Receiver:
        self.receiver = Receiver()
        handler = type("BoundHandler", (Handler,), {"receiver": self.receiver})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.02,))
        self.thread.start()
        self.receiver.url = f"http://127.0.0.1:{self.server.server_address[1]}/hook"
        return self.receiver

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()
