from candidates.models.applications import Application, StageChange
from candidates.models.candidates import (
    Candidate,
    CandidateEmail,
    CandidatePhone,
    PossibleDuplicate,
    Source,
    Tag,
)
from candidates.models.remarks import InterviewFeedback, Note

__all__ = [
    "Application",
    "Candidate",
    "CandidateEmail",
    "CandidatePhone",
    "InterviewFeedback",
    "Note",
    "PossibleDuplicate",
    "Source",
    "StageChange",
    "Tag",
]
