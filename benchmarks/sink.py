"""A LinkedIn that takes everything: gives a token, answers 204 for each record of a batch.

python -m benchmarks.sink      prints the port it listens on
"""

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from random import randrange
from typing import Any
from urllib.parse import parse_qs

JSON_PART = b"Content-Type: application/json\r\n\r\n"
ACCEPTED = {"status": 204}
TASKS = "/simpleJobPostingTasks"


class Taker(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    # Head and body of an answer leave in one piece.
    wbufsize = -1

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.path.startswith("/oauth/"):
            self.answer({"access_token": "benchmark", "expires_in": 1_800})
        elif self.headers["X-HTTP-Method-Override"] == "GET":
            self.answer_question(body.decode())
        else:
            self.answer(taken(json.loads(json_in(body))))

    do_PUT = do_POST

    def do_GET(self) -> None:
        self.answer_question(self.path.partition("?")[2])

    def answer_question(self, query: str) -> None:
        """Say of every job that it was taken in, and of every candidate that nobody knows it."""
        if TASKS not in self.path:
            self.answer({"results": {}, "errors": {}})
            return
        done = {"status": "SUCCEEDED", "jobPosting": "urn:li:jobPosting:1"}
        self.answer({"results": dict.fromkeys(parse_qs(query)["ids"], done), "errors": {}})

    def answer(self, content: dict[str, Any]) -> None:
        encoded = json.dumps(content).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(encoded)))
        self.end_headers()
        self.wfile.write(encoded)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


def taken(content: dict[str, Any]) -> dict[str, Any]:
    """Accept all records of a batch; a job is given the name of its task."""
    if "elements" in content:
        tasks = (f"urn:li:simpleJobPostingTask:{randrange(10**12)}" for _ in content["elements"])
        return {"elements": [{"status": 202, "id": task} for task in tasks]}
    return {"results": dict.fromkeys(content["entities"], ACCEPTED), "errors": {}}


def json_in(body: bytes) -> bytes:
    """Return the JSON of a plain or of a tunnelled call."""
    if not body.startswith(b"--"):
        return body
    return body[body.index(JSON_PART) + len(JSON_PART) : body.rindex(b"\r\n--")]


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", 0), Taker)
    print(server.server_port, flush=True)
    server.serve_forever()
