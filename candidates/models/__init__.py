from candidates.models.candidate import Candidate
from candidates.models.contacts import PRIMARY_FIRST, CandidateEmail, CandidatePhone
from candidates.models.duplicates import PossibleDuplicate
from candidates.models.labels import Source, Tag

__all__ = [
    "PRIMARY_FIRST",
    "Candidate",
    "CandidateEmail",
    "CandidatePhone",
    "PossibleDuplicate",
    "Source",
    "Tag",
]
