"""A connection that is reset instead of answered, as networks do now and then."""

import os
import socket
import struct
from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse

# What is recorded of a call that got no answer; a well-known web server writes the same.
NO_ANSWER = 444
DISCARD_ON_CLOSE = struct.pack("ii", 1, 0)


class ResetConnection(HttpResponse):
    """Resets the caller's connection when it is about to be written, and is never sent."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(status=NO_ANSWER)
        self._connection: socket.socket = request.META["sandbox.connection"]

    def __iter__(self) -> Iterator[bytes]:
        _reset(self._connection)
        return iter([b"never sent"])


def _reset(connection: socket.socket) -> None:
    """Close the connection with a reset, leaving a dead end in its place.

    The server still holds the file number and closes it by itself.
    """
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, DISCARD_ON_CLOSE)
    ours, theirs = socket.socketpair()
    theirs.close()
    os.dup2(ours.fileno(), connection.fileno())
    ours.close()
