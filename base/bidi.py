"""Texts that are written from right to left, within sentences that are not."""

import unicodedata

# First strong isolate and its end: what stands between has its own direction and changes none.
START, END = "\u2068", "\u2069"
_FROM_THE_RIGHT = {"R", "AL"}


def isolated(text: str) -> str:
    """Return a text as it stands in a sentence: a Hebrew or Arabic name turns nothing around it.

    Only what has letters of such a script needs the marks; whatever else stays as it is.
    """
    is_turning = any(unicodedata.bidirectional(sign) in _FROM_THE_RIGHT for sign in text)
    return f"{START}{text}{END}" if is_turning and START not in text else text
