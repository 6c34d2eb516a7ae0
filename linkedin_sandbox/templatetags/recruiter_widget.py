"""The addresses of the widget's own tabs."""

from django import template
from django.http import HttpRequest

register = template.Library()


@register.simple_tag(takes_context=True)
def tab_address(context: template.Context, name: str) -> str:
    request: HttpRequest = context["request"]
    query = request.GET.copy()
    query["tab"] = name
    return f"?{query.urlencode()}"
