from accounts.models.activity import Activity, RecordRead
from accounts.models.api_token import ApiToken
from accounts.models.notice import Notice
from accounts.models.user import Role, RoleGrant, User

__all__ = ["Activity", "ApiToken", "Notice", "RecordRead", "Role", "RoleGrant", "User"]
