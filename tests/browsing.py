"""A browser that is signed in, for tests of pages on a live server."""

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
