"""Words that people read: a text, or the promise of one in the reader's language.

A sentence with gaps for names is marked by the functions here instead of Django's, so that a name
written from right to left stays in its gap, wherever it is filled: `_("Moved %(name)s.") % {…}`.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from base.bidi import isolated

if TYPE_CHECKING:
    from django.utils.translation import gettext, gettext_lazy, ngettext
    from django_stubs_ext import StrOrPromise
else:
    from django.utils import translation
    from django.utils.functional import lazy

    StrOrPromise = str

    class _Sentence(str):
        """A text that isolates what fills its gaps."""

        def __mod__(self, filling: Any) -> str:
            return super().__mod__(_isolate(filling))

    def gettext(message: str) -> str:
        return _Sentence(translation.gettext(message))

    def ngettext(singular: str, plural: str, number: int) -> str:
        return _Sentence(translation.ngettext(singular, plural, number))

    gettext_lazy = lazy(gettext, str)


def _isolate(filling: Any) -> Any:
    if isinstance(filling, Mapping):
        return {name: _in_gap(value) for name, value in filling.items()}
    return tuple(map(_in_gap, filling)) if isinstance(filling, tuple) else _in_gap(filling)


def _in_gap(value: Any) -> Any:
    """Return the value itself where it needs no isolation: a gap may want its number, or `%r`."""
    text = str(value)
    kept = isolated(text)
    return value if kept == text else kept


__all__ = ["StrOrPromise", "gettext", "gettext_lazy", "ngettext"]
