"""A company whose contract lets LinkedIn be asked, at a real LinkedIn."""

from datetime import timedelta

import pytest

from linkedin_rsc.leases import clock
from linkedin_rsc.models import Connection, Integration, IntegrationType, Pull
from linkedin_rsc.pull import puller

RITA = 77120
ILSE = "ilse-marbach-demo"


@pytest.fixture
def pulling(connected) -> Connection:
    """Connected, the contract's interfaces enabled, and asked two days back."""
    Integration.objects.create(
        connection=connected,
        type=IntegrationType.CSA_API,
        context="urn:li:contract:550017",
        status="ENABLED",
    )
    connected.pull_back_days = 2
    connected.save()
    return connected


@pytest.fixture
def ago(linkedin):
    """A time so many hours ago, in LinkedIn's milliseconds."""
    return lambda hours: linkedin.now_ms() - int(hours * 3_600_000)


def pull_all(*kinds):
    """Ask until nothing is left to ask, as workers do one after the other."""
    for _look in range(50):
        if puller.pull_due(kinds=kinds) is None:
            return
    raise AssertionError("It does not come to an end.")


def due_again(**filters):
    """Let the time pass after which these are asked again."""
    now = clock.now()
    Pull.objects.filter(**filters).update(next_at=now - timedelta(seconds=1), spent={})


def pull_of(kind, **filters):
    return Pull.objects.get(kind=kind, **filters)
