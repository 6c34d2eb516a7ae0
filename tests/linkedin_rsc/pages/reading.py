"""Where the tab is, what its buttons post to, and what it says."""

import html

from django.contrib.messages import get_messages

TAB = "/admin-center/linkedin/"
POSTS = [
    "company/",
    "sign-in/",
    "contracts/",
    "contract-choice/",
    "contracts/550017/removal/",
    "request/",
    "partner-answer/",
    "status-refresh/",
    "disconnection/",
    "secret/",
    "former-secret/drop/",
    "sharing/",
]


def text_of(response) -> str:
    return html.unescape(response.content.decode())


def said(response) -> str:
    """What was said about the step: passing messages, and the refusal that stays in sight."""
    refusal = response.wsgi_request.session.get("linkedin_refusal", "")
    return " ".join([*map(str, get_messages(response.wsgi_request)), refusal])
