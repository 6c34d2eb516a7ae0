"""Job requisitions, which `/rest/` alone has: what Recruiter sees of a job (versioned-api 5.1.1).

They have stages, the process of the job (versioned-api 5.1.2).

Their answers say how it went, unlike those of postings.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ..generations import table
from ..restli import BatchAnswer
from ..transport import Fields, Transport
from .records import Parents, RecordSet

REQUISITIONS = RecordSet(table.JOB_REQUISITIONS)
STAGES = RecordSet(table.REQUISITION_STAGES)


def put_requisitions(
    transport: Transport, organization: str, requisitions: Mapping[str, Fields]
) -> BatchAnswer:
    """Create or overwrite up to 100 requisitions by our ids of their jobs."""
    return REQUISITIONS.put(transport, organization, requisitions)


def delete_requisitions(
    transport: Transport, organization: str, job_ids: Collection[str]
) -> BatchAnswer:
    """Delete up to 100 requisitions (versioned-api 5.9)."""
    return REQUISITIONS.delete(transport, organization, job_ids)


def put_requisition_stages(
    transport: Transport, organization: str, parents: Parents, stages: Mapping[str, Fields]
) -> BatchAnswer:
    """Create or overwrite up to 100 stages of requisitions by our ids of both."""
    return STAGES.put(transport, organization, stages, parents)


def delete_requisition_stages(
    transport: Transport, organization: str, parents: Parents, stage_ids: Collection[str]
) -> BatchAnswer:
    """Delete up to 100 stages of requisitions (versioned-api 5.9)."""
    return STAGES.delete(transport, organization, stage_ids, parents)
