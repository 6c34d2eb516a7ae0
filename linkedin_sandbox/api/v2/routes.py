"""Which resources exist, who may call them, and which function answers which method."""

from django.http import HttpRequest

from linkedin_sandbox.api.dialects import Dialect, Handler, Resource, by_name
from linkedin_sandbox.api.errors import ApiError
from linkedin_sandbox.api.resources import (
    access_lists,
    applications,
    candidates,
    configurations,
    exports,
    inmails,
    integrations,
    jobs,
    me,
    media,
    provisioning,
    recruiter_notes,
    seats,
    stubs,
    subresources,
)
from linkedin_sandbox.api.restli import Query, ReadQuery


def reading(request: HttpRequest) -> ReadQuery:
    if request.headers.get("X-RestLi-Protocol-Version", "1.0.0") != "1.0.0":
        raise ApiError(400, "These URLs speak Rest.li protocol 1.0.0")
    return Query.parse


def _details(of: subresources.Kind) -> dict[str, Handler]:
    return {
        "batch_update": lambda call: subresources.update(call, of),
        "batch_get": lambda call: subresources.read(call, of),
        "batch_delete": lambda call: subresources.delete(call, of),
    }


RESOURCES = by_name(
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
    Resource("atsApplications/interviewFeedback", _details(subresources.FEEDBACK), has_key=True),
    Resource("atsApplications/stages", _details(subresources.STAGES), has_key=True),
    Resource("atsApplications/resumes", _details(subresources.ATTACHMENTS), has_key=True),
    Resource("hireMediaUrl", {"create": media.name_address}),
    Resource(
        "atsEntityAcls",
        {
            "batch_update": access_lists.update_jobs,
            "batch_delete": access_lists.delete_jobs,
            "finder": access_lists.find_jobs,
        },
    ),
    Resource(
        "atsEntityAclAssignees",
        {
            "batch_update": access_lists.update_assignees,
            "batch_delete": access_lists.delete_assignees,
            "finder": access_lists.find_assignees,
        },
    ),
    Resource("seatsV2", {"finder": seats.find}),
    Resource("seats", {"finder": seats.find_older}),
    Resource("conversationEvents", {"finder": inmails.find}),
    Resource("mailStubs", {"finder": stubs.find}),
    Resource("prospectNotes", {"finder": recruiter_notes.find}),
)

V2 = Dialect("/v2/", RESOURCES, reading)
