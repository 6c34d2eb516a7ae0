"""Small tags and filters for the pages of Recruiter."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import template
from django.db.models import QuerySet
from django.template import Context
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from linkedin_sandbox.models import Configuration, Delivery, Seat
from linkedin_sandbox.recruiter import levels
from linkedin_sandbox.recruiter.seated import SeatedUser, choosable_seats, current_user

register = template.Library()


@register.simple_tag(takes_context=True)
def signed_in_user(context: Context) -> SeatedUser | None:
    return current_user(context["request"])


@register.simple_tag
def seats_to_choose() -> QuerySet[Seat]:
    return choosable_seats()


@register.simple_tag
def when(moment: datetime | None) -> SafeString:
    """Write a moment to the minute, exact to the second on hovering."""
    if moment is None:
        return format_html('<span class="quiet">{}</span>', "no date")
    return format_html(
        '<time datetime="{}" title="{} UTC">{}</time>',
        moment.isoformat(),
        date_format(moment, "j F Y, H:i:s"),
        date_format(moment, "j M Y, H:i"),
    )


@register.filter
def without_token(url: str) -> str:
    return levels.without_token(url)


@register.filter
def shown_value(configuration: Configuration) -> str:
    """Give what may be shown of a configuration's value."""
    is_secret = configuration.key == "CALLBACK_URL"
    return levels.without_token(configuration.value) if is_secret else configuration.value


@register.filter
def of(values: Mapping[int, Any], key: int) -> Any:
    """Look a key up, as `badges|of:member.pk`."""
    return values.get(key)


@register.filter
def tone(delivery: Delivery) -> str:
    """Name the colour of a push's state."""
    tones = {Delivery.State.DELIVERED: "positive", Delivery.State.QUEUED: "neutral"}
    return tones.get(Delivery.State(delivery.state), "negative")


@register.filter
def with_code(text: str) -> SafeString:
    """Set what stands between backticks as code."""
    parts = text.split("`")
    return format_html_join(
        "",
        "{}",
        ((_code(part) if place % 2 else part,) for place, part in enumerate(parts)),
    )


@register.filter
def initials(name: str) -> str:
    words = name.split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


@register.filter
def years(position: dict[str, Any]) -> str:
    count = position.get("years")
    return f"{count} year{'' if count == 1 else 's'}" if count else ""


def _code(text: str) -> SafeString:
    return format_html("<code>{}</code>", text)
