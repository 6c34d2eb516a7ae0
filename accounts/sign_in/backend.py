"""Who asks, on every request of a page."""

from django.contrib.auth.backends import ModelBackend
from django.db.models import F, Subquery, Value
from django.db.models.functions import Coalesce

from accounts.models import Company, User
from base.time_zones import UTC


class BackendWithRoles(ModelBackend):
    """Load whoever is signed in with their roles and the company's time zone; one query.

    Every page asks for both.
    """

    def get_user(self, user_id: int) -> User | None:
        company = Coalesce(Subquery(Company.objects.values("time_zone")[:1]), Value(UTC))
        users = User.objects.annotate(role=F("role_grants__role"), zone_there=company)
        rows = list(users.filter(pk=user_id))
        if not rows or not self.user_can_authenticate(rows[0]):
            return None
        rows[0].company_zone = rows[0].zone_there
        rows[0].roles = frozenset(row.role for row in rows if row.role)
        return rows[0]
