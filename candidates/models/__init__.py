from candidates.models.candidate import Candidate
from candidates.models.contacts import CandidateEmail, CandidatePhone
from candidates.models.duplicates import PossibleDuplicate
from candidates.models.labels import Source, Tag

__all__ = ["Candidate", "CandidateEmail", "CandidatePhone", "PossibleDuplicate", "Source", "Tag"]
