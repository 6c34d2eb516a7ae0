"""Applications at LinkedIn and the stages they went through (rsc-contract 7.4, 7.7)."""

from __future__ import annotations

from collections.abc import Mapping

from ..restli import BatchAnswer
from ..transport import Fields, Transport
from .records import RecordSet

APPLICATIONS = RecordSet("atsApplications", "atsJobApplicationId")


def put_applications(
    transport: Transport, organization: str, applications: Mapping[str, Fields]
) -> BatchAnswer:
    """Create or overwrite up to 100 applications by our id (rsc-contract 7.4)."""
    return APPLICATIONS.put(transport, organization, applications)


def put_stages(
    transport: Transport, organization: str, application_id: str, stages: Mapping[str, Fields]
) -> BatchAnswer:
    """Write entries into stages of one application, a history keyed by our ids (7.7).

    An id stands for one entry for ever; the entry with the latest time is the current stage.
    """
    path = APPLICATIONS.child_path(organization, application_id, "stages")
    return APPLICATIONS.put_children(transport, path, stages)
