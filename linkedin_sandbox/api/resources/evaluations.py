"""exportedApplicationEvaluation: one evaluation by request id (versioned-api section 6.4).

LinkedIn prints three answers that differ by version; the names here are an assumption.
"""

from datetime import timedelta

from linkedin_sandbox.api.call import Answer, Call
from linkedin_sandbox.api.errors import ApiError
from linkedin_sandbox.api.resources import batch
from linkedin_sandbox.models import Evaluation
from linkedin_sandbox.world import clock, switches


def find(call: Call) -> Answer:
    """Give the one evaluation of a request id younger than 24 hours."""
    if call.need("q") != "request":
        raise ApiError(400, f"There is no finder named {call.query.get('q')}")
    oldest = clock.now() - timedelta(seconds=switches.number("request_valid_s"))
    found = Evaluation.objects.filter(
        request_id=call.need("requestId"), application=call.application, made_at__gt=oldest
    ).select_related("record__organization")
    made = found.first()
    if made is None:
        raise ApiError(404, "No evaluation has this requestId")
    about = {
        "integrationContext": made.record.organization.urn,
        "externalApplicationId": made.record.external_id,
        "externalCandidateId": made.record.external_candidate_id,
        "externalJobPostingId": made.record.external_job_id,
    }
    return batch.page([{**about, "evaluation": made.fields}])
