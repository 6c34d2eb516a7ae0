"""How a program shows that it is ready: it answers, or it says so."""

from collections.abc import Callable
from http.client import HTTPConnection, HTTPException

from ats.supervision import Running


def answers(port: int) -> Callable[[Running], bool]:
    """Return a check that a program serves HTTP on this port without an error of its own."""

    def ask(running: Running) -> bool:
        connection = HTTPConnection("127.0.0.1", port, timeout=2)
        try:
            connection.request("GET", "/", headers={"Host": f"localhost:{port}"})
            return connection.getresponse().status < 500
        except (OSError, HTTPException):
            return False
        finally:
            connection.close()

    return ask


def says(words: str) -> Callable[[Running], bool]:
    """Return a check that a program wrote these words to its log."""
    return lambda running: words in running.log.read_text(errors="replace")
