"""Applications at LinkedIn with their stages, notes and feedback (rsc-contract 7.4 to 7.7)."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ..restli import BatchAnswer
from ..transport import Fields, Transport
from .records import RecordSet

APPLICATIONS = RecordSet("atsApplications", "atsJobApplicationId")
FEEDBACK = "interviewFeedback"


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
    transport: Transport, organization: str, application_id: str, stages: Mapping[str, Fields]
) -> BatchAnswer:
    """Write entries into stages of one application, a history keyed by our ids (7.7).

    An id stands for one entry for ever; the entry with the latest time is the current stage.
    """
    return APPLICATIONS.put_below(transport, organization, application_id, "stages", stages)


def delete_stages(
    transport: Transport, organization: str, application_id: str, stage_ids: Collection[str]
) -> BatchAnswer:
    """Take entries out of the history of one application (rsc-contract 8)."""
    return APPLICATIONS.delete_below(transport, organization, application_id, "stages", stage_ids)


def put_application_notes(
    transport: Transport, organization: str, application_id: str, notes: Mapping[str, Fields]
) -> BatchAnswer:
    """Create or overwrite up to 100 notes on one application by our ids (rsc-contract 7.5)."""
    return APPLICATIONS.put_below(transport, organization, application_id, "notes", notes)


def delete_application_notes(
    transport: Transport, organization: str, application_id: str, note_ids: Collection[str]
) -> BatchAnswer:
    """Delete up to 100 notes on one application (rsc-contract 8)."""
    return APPLICATIONS.delete_below(transport, organization, application_id, "notes", note_ids)


def put_feedback(
    transport: Transport, organization: str, application_id: str, feedback: Mapping[str, Fields]
) -> BatchAnswer:
    """Create or overwrite what up to 100 interviewers thought of one application (7.6)."""
    return APPLICATIONS.put_below(transport, organization, application_id, FEEDBACK, feedback)


def delete_feedback(
    transport: Transport, organization: str, application_id: str, feedback_ids: Collection[str]
) -> BatchAnswer:
    """Delete up to 100 pieces of interview feedback on one application (rsc-contract 8)."""
    return APPLICATIONS.delete_below(
        transport, organization, application_id, FEEDBACK, feedback_ids
    )
