"""A LinkedIn with a mailbox: gives a token, and a thousand InMails in every slice of time.

python -m benchmarks.mailbox      prints the port it listens on
"""

from http.server import ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from benchmarks.sink import Taker

A_SLICE = 1_000
BODY = (
    "We plan routes through the night and look for somebody who keeps calm when a ferry is late. "
    "May we talk this week, perhaps on Thursday after six? The team is eight people and a dog."
)


class Postmaster(Taker):
    def do_GET(self) -> None:
        query = {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
        since, until = int(query["timeRange.start"]), int(query["timeRange.end"])
        first, count = int(query["start"]), int(query["count"])
        wanted = range(first, min(first + count, A_SLICE))
        elements = [inmail(query["viewer"], since, until, number) for number in wanted]
        self.answer({"elements": elements, "paging": {"start": first, "count": count}})


def inmail(viewer: str, since: int, until: int, number: int) -> dict[str, Any]:
    """Word one as rsc-contract 9.2; every third is an answer."""
    member = f"urn:li:person:member{number}"
    author, recipient = (member, viewer) if number % 3 == 2 else (viewer, member)
    return {
        "id": f"event-{since}-{number}",
        "thread": f"urn:li:messagingThread:{number}",
        "author": author,
        "recipients": [recipient],
        "createdAt": since + (until - since) * number // A_SLICE,
        "subject": "Night shift planner in Bremen",
        "body": f"Message {number}. {BODY}",
    }


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", 0), Postmaster)
    print(server.server_port, flush=True)
    server.serve_forever()
