"""Applications at LinkedIn with their stages, notes and feedback (rsc-contract 7.4 to 7.7).

What is below an application names it; `parents` may be one for all, or in `/rest/` one for each.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ..generations import table
from ..restli import BatchAnswer
from ..transport import Fields, Transport
from .records import Parents, RecordSet

APPLICATIONS = RecordSet(table.APPLICATIONS)
NOTES = RecordSet(table.APPLICATION_NOTES)
FEEDBACK = RecordSet(table.FEEDBACK)
STAGES = RecordSet(table.STAGES)


def put_applications(
    transport: Transport, organization: str, applications: Mapping[str, Fields]
) -> BatchAnswer:
    """Create or overwrite up to 100 applications by our id (rsc-contract 7.4)."""
    return APPLICATIONS.put(transport, organization, applications)


def delete_applications(
    transport: Transport, organization: str, application_ids: Collection[str]
) -> BatchAnswer:
    """Delete up to 100 applications with their notes, feedback and stages (rsc-contract 8)."""
    return APPLICATIONS.delete(transport, organization, application_ids)


def put_stages(
    transport: Transport, organization: str, parents: Parents, stages: Mapping[str, Fields]
) -> BatchAnswer:
    """Write up to 100 entries into stages, a history keyed by our ids (7.7).

    An id stands for one entry for ever; the entry with the latest time is the current stage.
    """
    return STAGES.put(transport, organization, stages, parents)


def delete_stages(
    transport: Transport, organization: str, parents: Parents, stage_ids: Collection[str]
) -> BatchAnswer:
    """Take up to 100 entries out of the history again (rsc-contract 8)."""
    return STAGES.delete(transport, organization, stage_ids, parents)


def put_application_notes(
    transport: Transport, organization: str, parents: Parents, notes: Mapping[str, Fields]
) -> BatchAnswer:
    """Create or overwrite up to 100 notes on applications by our ids (rsc-contract 7.5)."""
    return NOTES.put(transport, organization, notes, parents)


def delete_application_notes(
    transport: Transport, organization: str, parents: Parents, note_ids: Collection[str]
) -> BatchAnswer:
    """Delete up to 100 notes on applications (rsc-contract 8)."""
    return NOTES.delete(transport, organization, note_ids, parents)


def put_feedback(
    transport: Transport, organization: str, parents: Parents, feedback: Mapping[str, Fields]
) -> BatchAnswer:
    """Create or overwrite what up to 100 interviewers thought of applications (7.6)."""
    return FEEDBACK.put(transport, organization, feedback, parents)


def delete_feedback(
    transport: Transport, organization: str, parents: Parents, feedback_ids: Collection[str]
) -> BatchAnswer:
    """Delete up to 100 pieces of interview feedback on applications (rsc-contract 8)."""
    return FEEDBACK.delete(transport, organization, feedback_ids, parents)
