"""The countries a job or a person can be in: ISO 3166-1 codes with the names people use."""

from functools import cache

from django_countries import countries

from base.country_spellings import english_spellings, other_spellings, spelling
from base.errors import InvalidInput
from base.words import gettext as _


@cache
def country_names() -> dict[str, str]:
    """Return every country's name by its two-letter code, in the order of the names."""
    return {country.code: str(country.name) for country in countries}


def country_name(code: str) -> str:
    """Return the country's name, or the code itself where it is not known."""
    return country_names().get(code, code)


def country_code(name: str) -> str:
    """Return the two-letter code of a country however it is written, "" where it is not known.

    In any language and by any usual name: Germany, Deutschland, Hong Kong SAR, UK, U.S., KOR.
    """
    key = spelling(name)
    return english_spellings().get(key) or other_spellings().get(key, "")


def checked_country_code(text: str) -> str:
    """Return a typed code in capitals. Raises InvalidInput for what is no country's."""
    code = text.strip().upper()
    if code not in country_names():
        raise InvalidInput(
            _("“%(text)s” is no country: use the two letters of ISO 3166-1, such as DE.")
            % {"text": text},
            field="country_code",
        )
    return code
