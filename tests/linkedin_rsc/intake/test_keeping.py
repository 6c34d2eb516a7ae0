"""Notifications in the background: replayed in slices, no longer kept raw after a month."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from base import stopping
from linkedin_rsc.intake import keeping
from linkedin_rsc.intake.keeping import forget_raw_bodies, replay_as_wanted
from linkedin_rsc.intake.replay import replay_failed
from linkedin_rsc.models import Notification, ReplayWish
from tests.beat import ring
from tests.factories.linkedin_rsc import NotificationFactory

pytestmark = pytest.mark.django_db

State = Notification.State


def test_a_raw_push_is_kept_a_month_and_its_row_for_good():
    now = timezone.now()
    old = NotificationFactory(received_at=now - timedelta(days=30, seconds=1), reason="Said.")
    young = NotificationFactory(received_at=now - timedelta(days=29))

    assert forget_raw_bodies(now) is None

    old.refresh_from_db()
    young.refresh_from_db()
    assert (old.raw_body, young.raw_body, old.reason) == ("", "{}", "Said.")


def test_the_beat_has_them_forgotten():
    NotificationFactory(received_at=timezone.now() - timedelta(days=31))

    ring("forget-raw-notifications")

    assert not Notification.objects.with_raw_body().exists()


def test_many_are_forgotten_slice_by_slice(monkeypatch):
    monkeypatch.setattr(keeping, "SLICE", 2)
    monkeypatch.setattr(keeping, "MAX_SLICES_A_LOOK", 2)
    now = timezone.now()
    for _number in range(5):
        NotificationFactory(received_at=now - timedelta(days=31))

    assert forget_raw_bodies(now) == timedelta(seconds=1)
    assert Notification.objects.with_raw_body().count() == 1
    assert forget_raw_bodies(now) is None
    assert not Notification.objects.with_raw_body().exists()


def test_a_worker_that_ends_leaves_the_rest_to_the_next(administrator, monkeypatch):
    monkeypatch.setattr(keeping, "SLICE", 2)
    for _number in range(5):
        NotificationFactory(state=State.FAILED)
    replay_failed(by=administrator)
    monkeypatch.setattr(keeping, "MAX_SLICES_A_LOOK", 1)

    assert replay_as_wanted() == timedelta(seconds=1)
    assert Notification.objects.filter(state=State.FAILED).count() == 3
    monkeypatch.setattr(stopping, "is_asked", lambda: True)
    assert replay_as_wanted() == timedelta()
    monkeypatch.undo()
    assert replay_as_wanted() is None

    assert not Notification.objects.filter(state=State.FAILED).exists()
    assert not ReplayWish.objects.exists()


def test_what_fails_again_meanwhile_is_not_replayed_again(administrator, monkeypatch):
    """Else a push that always fails would keep a worker busy for ever."""
    monkeypatch.setattr(keeping, "SLICE", 1)
    first, second = (NotificationFactory(state=State.FAILED) for _number in range(2))
    replay_failed(by=administrator)
    monkeypatch.setattr(keeping, "MAX_SLICES_A_LOOK", 1)
    replay_as_wanted()
    Notification.objects.filter(pk=first.pk).update(state=State.FAILED)
    monkeypatch.undo()

    replay_as_wanted()

    assert Notification.objects.get(pk=first.pk).state == State.FAILED
    assert Notification.objects.get(pk=second.pk).state == State.RECEIVED


@pytest.mark.parametrize(
    ("index", "rows"),
    [
        ("notification_unusual", lambda: Notification.objects.standing("failed").order_by("-pk")),
        ("notification_rare_kind", lambda: Notification.objects.of_kind("UNKNOWN").order_by("-pk")),
        ("notification_raw", lambda: Notification.objects.with_raw_body().order_by("received_at")),
        ("notification_by_request", lambda: Notification.objects.filter(request_id="x")),
    ],
    ids=["state", "kind", "raw", "request"],
)
def test_each_list_has_an_index(index, rows):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL chooses by how many rows there are")

    assert index in rows().explain()
