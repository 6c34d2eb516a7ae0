"""How gunicorn serves Tandem, here and in the image; what differs is on its command line.

A thread waits for each request that has not come whole, so idle halves of requests may hold threads
until none is left. More threads and this time limit make that dear, a proxy in front makes it
impossible (docs/decisions/0016-the-proxy.md).
"""

import socket
import struct
from typing import Any

threads = 24
SILENCE_S = 10


def post_worker_init(worker: Any) -> None:
    """Give up on a client that sends nothing more; connections have it from what they came by."""
    for listener in worker.sockets:
        limit = struct.pack("ll", SILENCE_S, 0)
        listener.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, limit)
