from accounts.models.activity import Activity, RecordRead
from accounts.models.api_token import ApiToken
from accounts.models.company import Company
from accounts.models.notice import Notice
from accounts.models.session import Session
from accounts.models.sign_in import GuessCount, SignInAttempt
from accounts.models.user import Role, RoleGrant, User

__all__ = [
    "Activity",
    "ApiToken",
    "Company",
    "GuessCount",
    "Notice",
    "RecordRead",
    "Role",
    "RoleGrant",
    "Session",
    "SignInAttempt",
    "User",
]
