"""Which port to use, and whether somebody listens there already: said before anything starts."""

import socket
from argparse import ArgumentTypeError


def port_number(text: str) -> int:
    """Read an argument that is a port to listen on."""
    if not (text.isdecimal() and 0 < int(text) < 65536):
        raise ArgumentTypeError(f"{text} is not a port, a number from 1 to 65535")
    return int(text)


def is_taken(port: int) -> bool:
    """Say whether a program answers on this port of localhost, or keeps us from using it."""
    return _somebody_answers(port) or not _can_bind(port)


def _somebody_answers(port: int) -> bool:
    for family, kind, protocol, _, address in socket.getaddrinfo(
        "localhost", port, type=socket.SOCK_STREAM
    ):
        try:
            with socket.socket(family, kind, protocol) as probe:
                probe.settimeout(0.5)
                if probe.connect_ex(address) == 0:
                    return True
        except OSError:
            # A machine may name an address family that it does not have.
            continue
    return False


def _can_bind(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
