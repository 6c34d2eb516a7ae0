"""Django's tags of translation, whose sentences isolate what fills their gaps.

Stands in for the library `i18n` (setting TEMPLATES), so that a name written from right to left
stays in its gap in every template.
"""

from typing import Any

from django import template
from django.template.base import FilterExpression, Parser, Token, TokenType
from django.templatetags import i18n
from django.utils.safestring import SafeString, mark_safe

from base.bidi import isolated

register = template.Library()
register.tags = {**i18n.register.tags}
register.filters = {**i18n.register.filters}


class _Gap:
    """What fills a gap, resolved like the expression that it stands for."""

    def __init__(self, expression: FilterExpression) -> None:
        self.expression = expression

    def resolve(self, context: template.Context) -> Any:
        value = self.expression.resolve(context)
        text = str(value)
        kept = isolated(text)
        if kept == text:
            return value
        return mark_safe(kept) if isinstance(value, SafeString) else kept  # noqa: S308  # It was safe before.


@register.tag("blocktranslate")
def block_translate(parser: Parser, token: Token) -> template.Node:
    node = i18n.do_block_translate(parser, token)
    gaps = {one.contents for one in [*node.singular, *(node.plural or [])] if _is_gap(one)}
    given = {name: parser.compile_filter(name) for name in gaps - {node.countervar}}
    given |= node.extra_context
    filled: Any = {name: _Gap(expression) for name, expression in given.items()}
    node.extra_context = filled
    return node


@register.filter(is_safe=True)
def isolate(text: str) -> str:
    """Give a text its own direction within what stands around it."""
    return isolated(text)


def _is_gap(token: Token) -> bool:
    return token.token_type == TokenType.VAR
