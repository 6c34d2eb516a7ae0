"""The words by which a candidate is found."""

from candidates.models import Candidate


def refresh_search_text(candidate: Candidate) -> None:
    """Write down the words by which the candidate is found: names, work, place, addresses."""
    words = [
        candidate.full_name,
        candidate.headline,
        candidate.current_title,
        candidate.current_company,
        candidate.city,
        *candidate.emails.values_list("email", flat=True),
        *candidate.phones.values_list("number", flat=True),
    ]
    candidate.search_text = " ".join(word.lower() for word in words if word)
    candidate.save(update_fields=["search_text"])
