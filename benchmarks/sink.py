"""A LinkedIn that takes everything: gives a token, answers 204 for each record of a batch.

python -m benchmarks.sink      prints the port it listens on
"""

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

JSON_PART = b"Content-Type: application/json\r\n\r\n"
ACCEPTED = {"status": 204}


class Taker(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    # Head and body of an answer leave in one piece.
    wbufsize = -1

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.path.startswith("/oauth/"):
            self.answer({"access_token": "benchmark", "expires_in": 1_800})
        else:
            entities = json.loads(json_in(body))["entities"]
            self.answer({"results": dict.fromkeys(entities, ACCEPTED), "errors": {}})

    do_PUT = do_POST

    def answer(self, content: dict[str, Any]) -> None:
        encoded = json.dumps(content).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(encoded)))
        self.end_headers()
        self.wfile.write(encoded)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


def json_in(body: bytes) -> bytes:
    """Return the JSON of a plain or of a tunnelled call."""
    if not body.startswith(b"--"):
        return body
    return body[body.index(JSON_PART) + len(JSON_PART) : body.rindex(b"\r\n--")]


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", 0), Taker)
    print(server.server_port, flush=True)
    server.serve_forever()
