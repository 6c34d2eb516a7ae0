from interviews.models.feedback import InterviewFeedback
from interviews.models.interview import Interview
from interviews.models.invitation import Invitation

__all__ = ["Interview", "InterviewFeedback", "Invitation"]
