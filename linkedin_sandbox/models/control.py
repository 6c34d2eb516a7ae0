"""The sandbox's own levers and its memory of the traffic."""

from django.db import models


class Switch(models.Model):
    """A switch that was turned away from its default (`linkedin_sandbox.world.switches`)."""

    name = models.CharField(max_length=60, unique=True)
    value = models.JSONField()

    def __str__(self) -> str:
        return f"{self.name} = {self.value}"


class Failure(models.Model):
    """An answer arranged in advance: the next `remaining` calls of `resource` get it.

    With `key`, the call passes and only records whose key contains it fail.
    """

    class Fault(models.TextChoices):
        """What goes wrong other than by an honest answer."""

        UNANSWERED = "unanswered", "the key is in neither map"
        IN_RESULTS = "in_results", "the failing key is inside results"
        RESET = "reset", "the connection is reset"
        NONSENSE = "nonsense", "200 and a page of HTML"
        MISSHAPEN = "misshapen", "200 and JSON of another shape"

    resource = models.CharField(max_length=60)
    method = models.CharField(max_length=10, blank=True)
    fault = models.CharField(max_length=10, blank=True, choices=Fault)
    key = models.CharField(max_length=300, blank=True)
    status = models.PositiveSmallIntegerField(default=500)
    message = models.TextField(blank=True)
    retry_after_s = models.PositiveIntegerField(null=True, blank=True)
    delay_s = models.FloatField(default=0)
    takes_effect = models.BooleanField(default=False, help_text="the state changes all the same")
    remaining = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"{self.status} for {self.resource} x {self.remaining}"


class ExtraElement(models.Model):
    """What a finder of `resource` gives besides what there is: a test of its readers."""

    resource = models.CharField(max_length=60)
    element = models.JSONField(null=True)

    def __str__(self) -> str:
        return f"an element of {self.resource}"


class RecordedRequest(models.Model):
    """One request of the ATS as it arrived, and what the sandbox thought of it (rule 19)."""

    at = models.DateTimeField()
    client_id = models.CharField(max_length=100, blank=True)
    token_number = models.PositiveBigIntegerField(null=True, blank=True)
    trace_id = models.CharField(max_length=36, blank=True, help_text="x-li-uuid of the answer")
    method = models.CharField(max_length=10)
    restli_method = models.CharField(max_length=30, blank=True)
    resource = models.CharField(max_length=100)
    path = models.TextField()
    query = models.TextField(blank=True)
    is_tunnelled = models.BooleanField(default=False)
    headers = models.JSONField(default=dict)
    body = models.TextField(blank=True)
    status = models.PositiveSmallIntegerField()
    answer = models.TextField(blank=True)
    records = models.PositiveIntegerField(default=0)
    failed_records = models.PositiveIntegerField(default=0)
    findings = models.JSONField(default=list)
    duration_ms = models.FloatField(default=0)

    def __str__(self) -> str:
        return f"{self.method} {self.path} -> {self.status}"
