from collections.abc import Callable

import pytest
import requests


@pytest.fixture
def after_call(monkeypatch) -> Callable[[str, Callable[[], object]], None]:
    """Have something happen while LinkedIn's answer to a call is on its way back."""
    arranged: list[tuple[str, Callable[[], object]]] = []
    send = requests.Session.send

    def send_and_act(session, request, **options):
        response = send(session, request, **options)
        for part, act in arranged:
            if part in request.url:
                act()
        return response

    monkeypatch.setattr(requests.Session, "send", send_and_act)
    return lambda part, act: arranged.append((part, act))
