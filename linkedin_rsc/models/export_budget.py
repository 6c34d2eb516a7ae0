"""How much of its monthly exports a Recruiter seat has used, by our own record."""

from django.db import models


class SeatExports(models.Model):
    """What one seat exported in one calendar month (UTC), counted as each push is fetched.

    LinkedIn lets a seat export 300 profiles a month (rsc-contract 6). "" is whatever seat LinkedIn
    did not name.
    """

    seat_id = models.CharField(max_length=20, blank=True)
    month = models.DateField()
    number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["month", "seat_id"], name="seat_exports_once"),
        ]
        indexes = [models.Index(fields=["month", "-number"], name="seat_exports_of_month")]

    def __str__(self) -> str:
        return f"{self.number} of seat {self.seat_id} in {self.month:%Y-%m}"
