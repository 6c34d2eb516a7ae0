"""Resources of the versioned API, which answer by the same functions as `v2` in other words.

What versioned-api marks as assumed (`A`) or said by third parties (`3`) is so here as well.
"""

from collections.abc import Callable
from functools import partial

from linkedin_sandbox.api.call import Answer
from linkedin_sandbox.api.dialects import Dialect, Handler, Resource, by_name
from linkedin_sandbox.api.resources import (
    access_lists,
    applications,
    candidates,
    closed_accounts,
    configurations,
    evaluations,
    exports,
    integrations,
    requisitions,
    seats,
    stubs,
    subresources,
)
from linkedin_sandbox.api.rest import seats_shown
from linkedin_sandbox.api.rest.headers import reading
from linkedin_sandbox.api.words import RECORD, Words

TIMES = {"atsCreatedAt": "externalCreatedAt", "atsLastModifiedAt": "externalLastModifiedAt"}
NO_PROVIDER = {"dataProvider": ""}
CANDIDATE = {"atsCandidateId": "externalCandidateId", **NO_PROVIDER}
OF_APPLICATION = {"atsJobApplicationId": "externalJobApplicationId", **NO_PROVIDER}


ON_LIST = {
    "atsEntityAclId": "entityAclId",
    "atsEntityType": "entityType",
    "atsEntityId": "entityId",
}


def _lists(name: str, **methods: Callable[..., Answer]) -> Resource:
    of_requisitions: dict[str, Handler] = {
        method: partial(handler, securable=access_lists.JOB_REQUISITION)
        for method, handler in methods.items()
    }
    return Resource(name, of_requisitions, words=Words(ON_LIST))


def _below(name: str, of: subresources.Kind, words: Words) -> Resource:
    methods: dict[str, Handler] = {
        "batch_update": partial(subresources.update, kind=of),
        "batch_get": partial(subresources.read, kind=of),
        "batch_delete": partial(subresources.delete, kind=of),
    }
    return Resource(name, methods, words=words)


RESOURCES = by_name(
    # No partial update is listed (changes-2026 A8).
    Resource(
        "candidates",
        {
            "batch_update": candidates.update,
            "batch_get": candidates.read,
            "batch_delete": candidates.delete,
        },
        words=Words(CANDIDATE, TIMES),
    ),
    Resource(
        "atsApplications",
        {
            "batch_update": applications.update,
            "batch_get": applications.read,
            "batch_delete": applications.delete,
        },
        words=Words(NO_PROVIDER),
    ),
    _below(
        "candidateNotes",
        subresources.CANDIDATE_NOTES,
        Words({**CANDIDATE, RECORD: "externalNoteId"}, TIMES),
    ),
    _below(
        "applicationNotes",
        subresources.APPLICATION_NOTES,
        Words({**OF_APPLICATION, RECORD: "externalNoteId"}, TIMES),
    ),
    _below(
        "applicationInterviewFeedbacks",
        subresources.FEEDBACK,
        Words({**OF_APPLICATION, RECORD: "externalInterviewFeedbackId"}),
    ),
    _below(
        "applicationStage",
        subresources.STAGES,
        Words(
            {
                "atsJobApplicationId": "jobApplicationId",
                RECORD: "jobApplicationStageId",
                **NO_PROVIDER,
            },
            repeats="integrationContext",
        ),
    ),
    _below(
        "attachments",
        subresources.ATTACHMENTS,
        Words(
            {
                "atsJobApplicationId": "externalReferenceEntityId",
                RECORD: "externalAttachmentId",
                **NO_PROVIDER,
            },
            {**TIMES, "fileName": "externalFileName", "resumeUrn": "mediaUrn"},
            fixed={"externalReferenceEntityType": "APPLICATION", "attachmentType": "RESUME"},
        ),
    ),
    Resource(
        "integrations",
        {
            "batch_partial_update": integrations.name,
            "batch_get": integrations.read,
            "finder": integrations.find,
        },
        words=Words(NO_PROVIDER),
    ),
    # No delete is listed (changes-2026 A9).
    Resource(
        "integrationConfigurations",
        {"batch_update": configurations.update, "batch_get": configurations.read},
        words=Words({**NO_PROVIDER, RECORD: "configurationKey"}),
    ),
    Resource(
        "jobRequisitions",
        {"batch_update": requisitions.update, "batch_delete": requisitions.delete},
        words=Words(
            {"externalJobPostingId": "externalJobRequisitionId"},
            {
                "companyJobCode": "vanityIdentifier",
                "posterEmail": "requisitionOwnerEmail",
                "listedAt": "externalCreatedAt",
            },
        ),
    ),
    # Its name, its key and its body are assumed.
    _below(
        "jobRequisitionStages",
        subresources.REQUISITION_STAGES,
        Words(
            {
                "externalJobPostingId": "externalJobRequisitionId",
                RECORD: "externalJobRequisitionStageId",
            }
        ),
    ),
    _lists(
        "entityAcls",
        batch_update=access_lists.update_jobs,
        batch_delete=access_lists.delete_jobs,
        finder=access_lists.find_jobs,
    ),
    _lists(
        "entityAclAssignees",
        batch_update=access_lists.update_assignees,
        batch_delete=access_lists.delete_assignees,
        finder=access_lists.find_assignees,
    ),
    Resource("exportedCandidates", {"finder": exports.find}),
    Resource("seatsV2", {"finder": partial(seats.find, shown=seats_shown.versioned)}),
    Resource("exportedApplicationEvaluation", {"finder": evaluations.find}),
    Resource("mailStubs", {"finder": stubs.find}),
    Resource("atsPurgedExportedCandidates", {"finder": closed_accounts.find}),
)

REST = Dialect("/rest/", RESOURCES, reading)
