"""`{% load frames %}`: what apps contribute to the frame, which knows none by name."""

from django import template
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from base import contributions
from base.frames import AdminTab, Place
from base.templatetags.ui import tab

register = template.Library()


@register.simple_tag(takes_context=True)
def places(context: template.Context) -> SafeString:
    """Draw the places of the navigation that are for the signed-in person."""
    request = context["request"]
    known = contributions.of(Place)
    shown = (each for each in known if each.is_for is None or each.is_for(request.user))
    return format_html_join("", "{}", ((_place(request.path, each),) for each in shown))


@register.simple_tag(takes_context=True)
def admin_tabs(context: template.Context) -> SafeString:
    """Draw the tabs of the Admin center; the longest address that leads here is the current one."""
    path = context["request"].path
    urls = {reverse(each.url_name): str(each.label) for each in contributions.of(AdminTab)}
    here = max((url for url in urls if path.startswith(url)), key=len, default="")
    drawn = ((tab(context, label, url, at=here),) for url, label in urls.items())
    return format_html_join("", "{}", drawn)


def _place(path: str, place: Place) -> SafeString:
    url = reverse(place.url_name)
    is_current = path == url or (url != "/" and path.startswith(url))
    return render_to_string(
        "components/place.html",
        {"label": place.label, "url": url, "icon": place.icon, "is_current": is_current},
    )
