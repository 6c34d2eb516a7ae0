"""Calling a receiver with one deadline for the whole exchange (section 5.5, rule 16)."""

from concurrent.futures import Future
from threading import Thread
from typing import Any

import requests


def call(method: str, url: str, *, timeout_s: float, **options: Any) -> requests.Response:
    """Give the whole answer, following no redirect and using no proxy.

    Raises a RequestException. The library's own timeout bounds each read, so a receiver that
    trickles could take any time; its thread is left behind and its answer dropped.
    """
    options = {"timeout": timeout_s, "allow_redirects": False, **options}
    answer: Future[requests.Response] = Future()
    Thread(target=_fetch, args=(answer, method, url, options), daemon=True).start()
    try:
        return answer.result(timeout_s)
    except TimeoutError:
        raise requests.ReadTimeout(f"No whole answer within {timeout_s:g} s") from None


def _fetch(
    answer: Future[requests.Response], method: str, url: str, options: dict[str, Any]
) -> None:
    try:
        with requests.Session() as session:
            session.trust_env = False
            answer.set_result(session.request(method, url, **options))
    except Exception as error:  # whoever waits for the answer raises it
        answer.set_exception(error)
