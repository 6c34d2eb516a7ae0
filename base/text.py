"""What holds for texts that people type or partners send anywhere."""

import re
import unicodedata

from base.errors import InvalidInput
from base.words import gettext as _

# LinkedIn takes at most this much of a note or of feedback (rsc-contract section 14, point 15).
MAX_REMARK_CHARACTERS = 8_000

# Controls but tab and line ends, marks that turn a text around, signs without width or ink, and
# what no encoding has. Joiners belong to words of some scripts, so they go only where Latin, Greek
# or Cyrillic letters, a space or nothing stand before them.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    "\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ud800-\udfff\ufeff\uffa0"
    "\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
_STRAY_JOINERS = re.compile("(?:(?<=[\x00-\u058f\\s])|^)[\u200c\u200d]+")
_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
# What decomposing does not make into the letter that people type for it.
_LIKE = str.maketrans(
    dict.fromkeys("'’‘ʼʻ´`′", "")
    | dict.fromkeys("‐‑‒–—―−", "-")
    | {"ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "ħ": "h",
       "Ħ": "h", "ı": "i", "İ": "i", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "þ": "th",
       "Þ": "th"}
)  # fmt: skip
# How the vowels of German and Nordic names are written where a keyboard has none of them.
_WRITTEN_OUT = str.maketrans(
    {"ä": "ae", "Ä": "ae", "ö": "oe", "Ö": "oe", "ü": "ue", "Ü": "ue", "ø": "oe", "Ø": "oe",
     "å": "aa", "Å": "aa"}
)  # fmt: skip
_VOWEL_AND_E = re.compile("([aou])e|(?<=a)a")
# Of a short word, such as Mae, too little would be left.
_LONG_WORD = re.compile(r"\w{5,}")
_ACCENTS = re.compile("[\u0300-\u036f]")
_IN_ANGLES = re.compile(r".*<([^<>]*)>")


def one_line(text: str) -> str:
    """Return a text of one line as it is kept: what is seen of it, composed, single spaces."""
    return " ".join(_seen(text).split())


def lines(text: str) -> str:
    """Return a text of several lines as it is kept, without space around it."""
    return _seen(_LINE_END.sub("\n", text)).strip()


def folded(text: str) -> str:
    """Return a text as it is searched and compared: without case, accents, ligatures and width.

    Apostrophes go and dashes are one, since everybody types them differently.
    """
    plain = one_line(text).translate(_LIKE).casefold()
    # Decomposing brings some of these letters out of others: 𐞢 is ø, set higher.
    without = _ACCENTS.sub("", unicodedata.normalize("NFKD", plain)).translate(_LIKE)
    return " ".join(unicodedata.normalize("NFC", without.casefold()).split())


def spellings(text: str) -> list[str]:
    """Return a text folded in each way that people write its umlauts: Müller is Mueller, too."""
    plain = folded(text)
    written_out = folded(one_line(text).translate(_WRITTEN_OUT))
    drawn_together = _LONG_WORD.sub(lambda word: _VOWEL_AND_E.sub(r"\1", word[0]), plain)
    return list(dict.fromkeys((plain, written_out, drawn_together)))


def email_address(text: str) -> str:
    """Return what an e-mail address is kept and compared as; whether it is one is not checked.

    Reads what mail programs copy, too: `mailto:` before it, or a name and the address in angles.
    """
    address = one_line(text).lower().removeprefix("mailto:")
    in_angles = _IN_ANGLES.fullmatch(address)
    return (in_angles[1] if in_angles else address).strip()


def _seen(text: str) -> str:
    return unicodedata.normalize("NFC", _STRAY_JOINERS.sub("", _UNSEEN.sub("", text)))


def is_blank(text: str) -> bool:
    """Whether nothing of a text can be seen: only spaces, some of them without width."""
    return not any(sign.isprintable() and not sign.isspace() for sign in text)


def checked_remark(text: str, field: str, message: str) -> str:
    """Return a note or feedback without space around it. Raises InvalidInput, with `message`."""
    text = lines(text)
    if not text:
        raise InvalidInput(message, field=field)
    if len(text) > MAX_REMARK_CHARACTERS:
        said = _("Shorten this to %(count)s characters.")
        raise InvalidInput(said % {"count": f"{MAX_REMARK_CHARACTERS:,}"}, field=field)
    return text
