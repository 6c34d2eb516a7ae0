"""A browser that is signed in, for tests of pages on a live server."""

from collections.abc import Callable

from django.test import Client
from playwright.sync_api import Page

from accounts.models import User


def sign_in(page: Page, user: User) -> None:
    """Give the browser a session of this person."""
    client = Client()
    client.force_login(user)
    session = client.cookies["sessionid"].value
    page.context.add_cookies(
        [{"name": "sessionid", "value": session, "domain": "localhost", "path": "/"}]
    )


def wait_until(page: Page, is_so: Callable[[], object]) -> None:
    """Let the browser go on until it is so."""
    for _ in range(600):
        if is_so():
            return
        page.wait_for_timeout(50)
    raise AssertionError("It never came.")
