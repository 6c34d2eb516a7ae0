"""When the people of a job's team meet a candidate."""

from datetime import datetime
from typing import Self
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from accounts import policy
from accounts.models import User
from applications.models.application import Application, opened_from
from base.public_ids import new_public_id
from base.time_zones import MAX_CHARACTERS, UTC, zone_named
from interviews.models.invitation import Invitation
from jobs.places import Places, places_of

MAX_PLACE_CHARACTERS = 300


class InterviewQuerySet(models.QuerySet["Interview"]):
    def standing(self) -> Self:
        """Those that nobody cancelled."""
        return self.filter(cancelled_at=None)

    def visible_to(self, user: User, places: Places | None = None) -> Self:
        """Interviews this person may see: all of the jobs they lead, else those they take part in.

        Whoever may no longer open the application sees none on it, invited or not.
        """
        if policy.sees_everything(user):
            return self
        places = places or places_of(user)
        on_led = Q(application__job__in=places.led)
        if places.are_all_led:
            return self.filter(on_led)
        invited = Invitation.objects.standing().filter(interviewer=user, interview=OuterRef("pk"))
        return self.filter(on_led | (Exists(invited) & opened_from(places, "application__")))


class Interview(models.Model):
    """A time and a place on an application; `notes` are for the interviewers alone.

    `time_zone` is where it was agreed: the candidate, whose own is not known, reads times in it.
    `sequence` counts the changes that calendars are told of (RFC 5545, 3.8.7.4).
    """

    public_id = models.CharField(max_length=40, unique=True, default=new_public_id, editable=False)
    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, related_name="interviews"
    )
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    time_zone = models.CharField(max_length=MAX_CHARACTERS, default=UTC)
    place = models.CharField(max_length=MAX_PLACE_CHARACTERS, blank=True)
    notes = models.TextField(blank=True)
    sequence = models.PositiveIntegerField(default=0)
    scheduled_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField()
    # By whoever plans it; None as long as it is as it was scheduled.
    changed_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)

    objects = InterviewQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("begins_at")), name="interview_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return f"Interview {self.pk} on {self.application_id}"

    @property
    def zone(self) -> ZoneInfo:
        return zone_named(self.time_zone)

    @property
    def is_cancelled(self) -> bool:
        return self.cancelled_at is not None

    @property
    def link(self) -> str:
        """The place, where that is an address to follow."""
        return self.place if self.place.startswith(("https://", "http://")) else ""

    def is_over(self, now: datetime) -> bool:
        return self.ends_at <= now
