"""The components of every page: `{% load ui %}`; templates/components/README.md lists them."""

import zlib
from datetime import date, datetime
from typing import Any

import lucide as lucide_icons
from django import template
from django.contrib.messages.storage.base import Message
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from base.dates import say_day, say_exactly, say_lasting, say_since
from base.markdown import markdown
from base.sizes import say_size
from base.undoing import WayBack, way_back
from base.words import gettext as _

register = template.Library()

register.filter("size", say_size)
register.filter("markdown", markdown)

AVATAR_TONES = 6
BANNER_ICONS = {
    "info": "info",
    "positive": "circle-check",
    "caution": "triangle-alert",
    "negative": "circle-alert",
    "linkedin": "link",
}


@register.simple_tag
def icon(name: str, size: int = 16) -> SafeString:
    """Draw an icon for the eye only: the label beside it speaks."""
    attributes = {"class": "icon", "aria-hidden": "true"}
    drawn = lucide_icons._render_icon(str(name) + "", size, **attributes)
    return mark_safe(drawn)  # noqa: S308  # Markup from the icon package, not from people.


@register.simple_tag
def avatar(name: str, size: str = "") -> SafeString:
    """Draw a person's initials; the same name always gets the same tint."""
    words = name.split()
    initials = (words[0][:1] + (words[-1][:1] if len(words) > 1 else "")).upper() if words else "?"
    tone = zlib.crc32(name.encode()) % AVATAR_TONES + 1
    return _component("avatar", initials=initials, tone=tone, size=size)


@register.simple_tag
def since(moment: datetime | None) -> SafeString | str:
    """Say how long ago something was; the exact time stands in the title."""
    if moment is None:
        return ""
    words = say_since(moment, timezone.now())
    return _time(moment.isoformat(timespec="seconds"), say_exactly(moment), words)


@register.simple_tag
def lasting(moment: datetime) -> SafeString:
    """Say how many days something lasts since `moment`."""
    words = say_lasting(moment, timezone.now())
    title = _("Since %(moment)s") % {"moment": say_exactly(moment)}
    return _time(moment.isoformat(timespec="seconds"), title, words)


@register.simple_tag
def day(value: date | datetime | None) -> SafeString | str:
    """Say a day: today, yesterday, Monday, 12 Nov."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        on, title = timezone.localtime(value).date(), say_exactly(value)
    else:
        on, title = value, date_format(value, "l, j F Y")
    return _time(on.isoformat(), title, say_day(on, timezone.localdate()))


def _time(exact: str, title: str, words: str) -> SafeString:
    return format_html('<time datetime="{}" title="{}">{}</time>', exact, title, words)


@register.simple_tag
def undo_of(message: Message) -> WayBack | None:
    """`{% undo_of message as undo %}`: the way back that a message offers."""
    return way_back(message)


@register.simple_block_tag
def panel(content: SafeString, **arguments: Any) -> SafeString:
    return _component("panel", content=content, **arguments)


@register.simple_block_tag
def banner(content: SafeString, tone: str = "info", icon: str = "", title: str = "") -> SafeString:
    return _component(
        "banner", content=content, tone=tone, title=title, icon=icon or BANNER_ICONS[tone]
    )


@register.simple_block_tag
def dialog(content: SafeString, **arguments: Any) -> SafeString:
    return _component("dialog", content=content, **arguments)


@register.simple_block_tag
def menu(content: SafeString, **arguments: Any) -> SafeString:
    icon_size = 18 if arguments.get("only_icon") else 16
    return _component("menu", content=content, icon_size=icon_size, **arguments)


@register.simple_block_tag
def blank_slate(content: SafeString, **arguments: Any) -> SafeString:
    return _component("blank_slate", content=content.strip(), **arguments)


@register.simple_block_tag
def page_head(content: SafeString, **arguments: Any) -> SafeString:
    return _component("page_head", content=content.strip() and content, **arguments)


@register.simple_block_tag
def tabs(content: SafeString, label: str) -> SafeString:
    return format_html('<nav class="tabs" aria-label="{}">{}</nav>', label, content)


@register.simple_tag(takes_context=True)
def tab(
    context: template.Context,
    label: str,
    url: str,
    count: int | str | None = None,
    current: bool | None = None,
    at: str = "",
) -> SafeString:
    """Draw a tab; it is current at its address, or where `at` or `current` says so."""
    is_here = (at or context["request"].path) == url
    is_current = is_here if current is None else current
    return format_html(
        '<a class="tabs__tab" href="{}"{}>{}{}</a>',
        url,
        mark_safe(' aria-current="page"') if is_current else "",
        label,
        "" if count is None else format_html('<span class="tabs__count">{}</span>', count),
    )


@register.simple_tag
def pagination(**arguments: Any) -> SafeString:
    """Draw the way to the page before and the page after."""
    return _component("pagination", **arguments)


@register.simple_tag(takes_context=True)
def sort_header(
    context: template.Context, label: str, key: str, default: bool = False
) -> SafeString:
    """Draw a column's head as a link that sorts by `key`, or turns the order round."""
    query = context["request"].GET.copy()
    chosen = query.get("sort") or (key if default else "")
    is_up, is_down = chosen == key, chosen == f"-{key}"
    query["sort"] = f"-{key}" if is_up else key
    for name in ("after", "before"):
        query.pop(name, None)
    return _component(
        "sort_header", label=label, query=query.urlencode(), is_up=is_up, is_down=is_down
    )


def _component(name: str, **context: Any) -> SafeString:
    return render_to_string(f"components/{name}.html", context)
