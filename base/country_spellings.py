"""How people write countries: in their languages, short and long, by codes and by former names.

The names come from django-countries, which ships ISO 3166 in some forty languages; only what
people say and no list has stands here.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from gettext import GNUTranslations
from pathlib import Path

import django_countries
from django.utils.translation import override
from django_countries.base import CountriesBase
from django_countries.data import ALT_CODES, COUNTRIES

from base.text import folded

# What neither ISO nor its former names have. Islands and nations of a state are in that state.
SAID = {
    "AE": ["UAE", "Emirates"],
    "BA": ["Bosnia"],
    "BO": ["Plurinational State of Bolivia"],
    "CD": ["Congo-Kinshasa", "Congo (DRC)", "DR Congo", "DRC", "Zaire"],
    "CG": ["Congo-Brazzaville", "Republic of the Congo"],
    "CI": ["Ivory Coast", "Cote d Ivoire", "Elfenbeinküste"],
    "CN": ["Mainland China", "People's Republic of China", "PRC"],
    "CV": ["Cape Verde"],
    "DE": ["Federal Republic of Germany", "BRD"],
    "FK": ["Falkland Islands", "Falklands"],
    "FM": ["Federated States of Micronesia"],
    "GB": ["UK", "Great Britain", "Britain", "England", "Scotland", "Wales", "Northern Ireland"],
    "HK": ["Hong Kong SAR", "Hong Kong SAR China"],
    "IE": ["Republic of Ireland", "Eire"],
    "KR": ["Korea", "Republic of Korea"],
    "KP": ["DPRK"],
    "LA": ["Lao PDR"],
    "MK": ["FYROM"],
    "MM": ["Burma", "Myanmar (Burma)"],
    "MO": ["Macau", "Macau SAR", "Macao SAR", "Macau SAR China", "Macao SAR China"],
    "NL": ["Holland"],
    "PS": ["Palestinian Territories", "Palestinian Territory", "Palestinian Authority"],
    "RU": ["Russian Federation"],
    "TL": ["East Timor"],
    "TR": ["Turkey", "Republic of Türkiye"],
    "TW": ["Taiwan, China", "Republic of China"],
    "US": ["United States", "America", "EE UU", "EUA", "États-Unis", "Stany Zjednoczone",
           "Stati Uniti", "Verenigde Staten", "Vereinigte Staaten"],
    "VA": ["Vatican", "Holy See"],
    "VI": ["US Virgin Islands"],
    "VN": ["Viet Nam"],
}  # fmt: skip
# Words that come and go, in the languages that have them most.
_FILLING = {"the", "of", "and"}
_WORDS = re.compile(r"\w+")


def spelling(name: str) -> str:
    """Return a name as it is compared: "Korea (the Republic of)" and "Republic of Korea" alike."""
    words = _WORDS.findall(folded(name).replace(".", ""))
    return " ".join(sorted(word for word in words if word not in _FILLING))


@cache
def english_spellings() -> dict[str, str]:
    """Return codes by names in English and by the codes of two and three letters."""
    with override(None):
        known = _unambiguous((code, str(name)) for code, name in _names())
    codes = {code.lower(): code for code in COUNTRIES}
    return known | {three.lower(): code for code, (three, *_) in ALT_CODES.items()} | codes


@cache
def other_spellings() -> dict[str, str]:
    """Return codes by names in all other languages: 7,000, so read where English does not do."""
    files = Path(django_countries.__file__).parent.glob("locale/*/LC_MESSAGES/django.mo")
    with override(None):
        names = [(code, str(name)) for code, name in _names()]
    return _unambiguous(
        (code, catalogue.gettext(name))
        for catalogue in map(_catalogue, sorted(files))
        for code, name in names
    )


def _names() -> Iterator[tuple[str, object]]:
    """Yield each country's names as django-countries translates them, former ones too."""
    yield from COUNTRIES.items()
    yield from CountriesBase.COMMON_NAMES.items()
    for code, former in CountriesBase.OLD_NAMES.items():
        yield from ((code, name) for name in former)
    for code, said in SAID.items():
        yield from ((code, name) for name in said)


def _catalogue(file: Path) -> GNUTranslations:
    with file.open("rb") as opened:
        return GNUTranslations(opened)


def _unambiguous(names: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return codes by spelling, without what means one country here and another there."""
    known: dict[str, set[str]] = {}
    for code, name in names:
        known.setdefault(spelling(name), set()).add(code)
    return {key: codes.pop() for key, codes in known.items() if len(codes) == 1}
