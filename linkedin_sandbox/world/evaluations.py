"""LinkedIn evaluates an application and says so; the push's type is our invention (6.1)."""

from typing import Any

from django.db import transaction

from linkedin_sandbox.models import Application, Evaluation
from linkedin_sandbox.world import clock, events
from linkedin_sandbox.world.refusals import Refused

EVENT = "EXPORT_APPLICATION_EVALUATION"


class EvaluationRefused(Refused):
    pass


@transaction.atomic
def evaluate(record: Application, fields: dict[str, Any]) -> Evaluation:
    """Judge an application and queue the push. Raises EvaluationRefused where nobody listens."""
    owner = record.organization.owner
    if owner is None:
        raise EvaluationRefused("No application is connected to this company.")
    made = Evaluation.objects.create(
        application=owner,
        record=record,
        request_id=events.new_request_id(),
        fields=fields,
        made_at=clock.now(),
    )
    events.announce(owner, EVENT, made.request_id)
    return made
