"""Which resources exist, who may call them, and which function answers which method."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from linkedin_sandbox.api.call import Answer, Call
from linkedin_sandbox.api.resources import (
    applications,
    candidates,
    configurations,
    exports,
    integrations,
    jobs,
    me,
    provisioning,
    seats,
    subresources,
)

Handler = Callable[[Call], Answer]
Caller = Literal["parent", "child", "member"]


@dataclass(frozen=True)
class Resource:
    name: str
    methods: dict[str, Handler]
    caller: Caller = "child"
    has_key: bool = field(default=False)
    # Content types besides JSON, which LinkedIn's own collection sends (changes-2026 E2).
    also_takes: frozenset[str] = frozenset()


def _details(of: subresources.Kind) -> dict[str, Handler]:
    return {
        "batch_update": lambda call: subresources.update(call, of),
        "batch_get": lambda call: subresources.read(call, of),
        "batch_delete": lambda call: subresources.delete(call, of),
    }


RESOURCES = {
    resource.name: resource
    for resource in (
        Resource("me", {"get": me.read}, caller="member"),
        Resource("userinfo", {"get": me.userinfo}, caller="member"),
        Resource(
            "provisionedApplications",
            {
                "create": provisioning.create,
                "partial_update": provisioning.update,
                "finder": provisioning.find,
            },
            caller="parent",
            also_takes=frozenset({"text/plain"}),
        ),
        Resource(
            "atsIntegrations",
            {
                "batch_partial_update": integrations.name,
                "batch_get": integrations.read,
                "finder": integrations.find,
            },
        ),
        Resource(
            "atsIntegrations/configurations",
            {
                "batch_update": configurations.update,
                "batch_get": configurations.read,
                "batch_delete": configurations.delete,
            },
            has_key=True,
        ),
        Resource("exportedCandidates", {"finder": exports.find}),
        Resource("simpleJobPostings", {"batch_create": jobs.submit}),
        Resource("simpleJobPostingTasks", {"batch_get": jobs.read_tasks}),
        Resource(
            "atsCandidates",
            {
                "batch_update": candidates.update,
                "batch_partial_update": candidates.patch,
                "batch_get": candidates.read,
                "batch_delete": candidates.delete,
            },
        ),
        Resource(
            "atsApplications",
            {
                "batch_update": applications.update,
                "batch_get": applications.read,
                "batch_delete": applications.delete,
            },
        ),
        Resource("atsCandidates/notes", _details(subresources.CANDIDATE_NOTES), has_key=True),
        Resource("atsApplications/notes", _details(subresources.APPLICATION_NOTES), has_key=True),
        Resource(
            "atsApplications/interviewFeedback", _details(subresources.FEEDBACK), has_key=True
        ),
        Resource("atsApplications/stages", _details(subresources.STAGES), has_key=True),
        Resource("seatsV2", {"finder": seats.find}),
    )
}
