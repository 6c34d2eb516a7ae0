"""Who asks, on every request of a page."""

from django.contrib.auth.backends import ModelBackend
from django.db.models import F

from accounts.models import User


class BackendWithRoles(ModelBackend):
    """Load whoever is signed in together with their roles, which every page asks for; one query."""

    def get_user(self, user_id: int) -> User | None:
        rows = list(User.objects.filter(pk=user_id).annotate(role=F("role_grants__role")))
        if not rows or not self.user_can_authenticate(rows[0]):
            return None
        rows[0].roles = frozenset(row.role for row in rows if row.role)
        return rows[0]
