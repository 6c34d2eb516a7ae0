"""The words by which a candidate is found."""

from collections.abc import Iterable

from candidates.models import Candidate


def search_text_of(candidate: Candidate, contacts: Iterable[str]) -> str:
    """Return names, work, place and these addresses as one text."""
    words = [
        candidate.full_name,
        candidate.headline,
        candidate.current_title,
        candidate.current_company,
        candidate.city,
        *contacts,
    ]
    return " ".join(word.lower() for word in words if word)
