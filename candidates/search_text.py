"""The words by which a candidate is found."""

from collections.abc import Iterable

from base.countries import country_name
from base.text import folded
from candidates.models import Candidate
from candidates.phones import searched_phone


def search_text_of(
    candidate: Candidate,
    *,
    emails: Iterable[str],
    phones: Iterable[str],
    background: Iterable[str] = (),
) -> str:
    """Return names, work, place, these contacts and this background as one folded text."""
    words = [
        candidate.full_name,
        candidate.headline,
        candidate.current_title,
        candidate.current_company,
        candidate.city,
        candidate.region,
        country_name(candidate.country_code),
        *emails,
        *map(searched_phone, phones),
        *background,
    ]
    return folded(" ".join(word for word in words if word))
