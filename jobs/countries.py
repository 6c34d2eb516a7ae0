"""The countries a job or a person can be in: ISO 3166-1 codes with the names people use."""

from functools import cache

from django_countries import countries


@cache
def country_names() -> dict[str, str]:
    """Return every country's name by its two-letter code, in the order of the names."""
    return {country.code: str(country.name) for country in countries}


def country_name(code: str) -> str:
    """Return the country's name, or the code itself where it is not known."""
    return country_names().get(code, code)
