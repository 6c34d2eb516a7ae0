"""What the connection doctor found when it last asked LinkedIn."""

from django.db import models


class Finding(models.Model):
    """The outcome of one question to LinkedIn, in the words of when it was asked."""

    check_name = models.CharField(max_length=40, primary_key=True)
    state = models.CharField(max_length=10)
    said = models.TextField()
    todo = models.TextField(blank=True)
    found_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.check_name}: {self.state}"
