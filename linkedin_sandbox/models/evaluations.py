"""LinkedIn's own judgement of applications (versioned-api section 6.4)."""

from django.db import models

from linkedin_sandbox.models.applications import DeveloperApplication
from linkedin_sandbox.models.records import Application


class Evaluation(models.Model):
    """What LinkedIn thinks of an application; fetched by `request_id`."""

    application = models.ForeignKey(DeveloperApplication, on_delete=models.CASCADE)
    record = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="evaluations")
    request_id = models.CharField(max_length=40, unique=True)
    fields = models.JSONField(default=dict)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"evaluation {self.request_id}"
