from candidates.models.background import BackgroundEntry
from candidates.models.candidate import Candidate
from candidates.models.contacts import PRIMARY_FIRST, CandidateEmail, CandidatePhone
from candidates.models.duplicates import BETWEEN_REASONS, PossibleDuplicate
from candidates.models.labels import Source, Tag

__all__ = [
    "BETWEEN_REASONS",
    "PRIMARY_FIRST",
    "BackgroundEntry",
    "Candidate",
    "CandidateEmail",
    "CandidatePhone",
    "PossibleDuplicate",
    "Source",
    "Tag",
]
