"""What the benchmarks start from: a migrated database with a LinkedIn connection."""

import hashlib

import django
from django.core.management import call_command
from django.utils import timezone

CALLBACK_TOKEN = "the-token-of-the-benchmark"
CLIENT_SECRET = "the-secret-of-the-benchmark"


def migrated() -> None:
    """Set Django up in this process and make the tables."""
    django.setup()
    call_command("migrate", verbosity=0)


def connected() -> None:
    """Store an enabled connection, as if LinkedIn had been connected long ago."""
    from linkedin_rsc.models import Connection, Integration, IntegrationType

    connection = Connection.objects.create(
        state=Connection.State.ENABLED, company_name="Nordwind Logistics",
        organization_id="9100321", application="urn:li:developerApplication:30411",
        client_id="benchmark", client_secret=CLIENT_SECRET, callback_token=CALLBACK_TOKEN,
        callback_digest=hashlib.sha256(CALLBACK_TOKEN.encode()).hexdigest(),
        share_prospects=True, enabled_at=timezone.now(),
    )  # fmt: skip
    Integration.objects.create(
        connection=connection, type=IntegrationType.IN_ATS_INDICATOR,
        context=connection.organization, status="ENABLED",
    )  # fmt: skip
