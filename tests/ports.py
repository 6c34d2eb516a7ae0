"""Ports that nobody uses, for servers that tests start."""

import random
import socket

# Below those that systems give to outgoing connections: one of these could take a port before its
# server does, or while a test has that server gone.
PORTS = range(15_000, 32_000)
# Hypothesis sets the usual dice anew, in every test process to the same.
DICE = random.SystemRandom()


def free_port() -> int:
    """Return a port that was free a moment ago."""
    while True:
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port := DICE.choice(PORTS)))
            except OSError:
                continue
            return port
