"""What goes out to LinkedIn: one file per stream, in the order in which LinkedIn wants them.

A stream more is a file that says what `stream.OutgoingStream` asks for, its name in
`models.Stream`, and a line here.
"""

from linkedin_rsc.models import Stream
from linkedin_rsc.streams import (
    access_lists,
    application_notes,
    applications,
    assignees,
    attachments,
    candidate_notes,
    candidates,
    feedback,
    jobs,
    members,
    stages,
)
from linkedin_rsc.streams.stream import OutgoingStream

# A parent stands before its children (rsc-contract 12.5), and before a job who may see it.
IN_ORDER: tuple[OutgoingStream, ...] = (
    access_lists,
    assignees,
    jobs,
    candidates,
    members,
    applications,
    stages,
    candidate_notes,
    application_notes,
    feedback,
    attachments,
)

BY_NAME: dict[str, OutgoingStream] = {one.NAME: one for one in IN_ORDER}

__all__ = ["BY_NAME", "IN_ORDER", "OutgoingStream", "Stream"]
