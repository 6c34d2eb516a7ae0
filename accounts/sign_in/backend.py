"""Who signs in, and who asks, on every request of a page."""

from typing import Any

from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.db.models import F, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest

from accounts.models import Company, User
from base.time_zones import UTC

# Printed by the demo, so that it guards nothing, however long it were. Nobody may choose it.
DEMO_PASSWORD = "tandem-demo"  # noqa: S105


class BackendWithRoles(ModelBackend):
    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **given: Any,
    ) -> User | None:
        """Return whose password this is; a demo that became a server opens to nobody by its own."""
        if settings.IS_PUBLIC and password == DEMO_PASSWORD:
            return None
        return super().authenticate(request, username, password, **given)

    def get_user(self, user_id: int) -> User | None:
        """Load whoever is signed in with roles and the company's time zone; one query.

        Every page asks for both.
        """
        company = Coalesce(Subquery(Company.objects.values("time_zone")[:1]), Value(UTC))
        users = User.objects.annotate(role=F("role_grants__role"), zone_there=company)
        rows = list(users.filter(pk=user_id))
        if not rows or not self.user_can_authenticate(rows[0]):
            return None
        rows[0].company_zone = rows[0].zone_there
        rows[0].roles = frozenset(row.role for row in rows if row.role)
        return rows[0]
