"""The table of LinkedIn's resources in both generations (versioned-api section 3).

Every path, key, renamed field and version stands here and nowhere else. What the public pages do
not show has the mark `A`, our assumption, or `3`, a third party's word: a correction is a change of
one line, and until then LINKEDIN_V2_RESOURCES keeps the resource in v2.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from .choice import Resource
from .forms import PROTOCOL_1, PROTOCOL_2, Form, Upload

FINDER, CREATE, READ, PUT = "finder", "create", "batch_get", "batch_update"
PATCH, DELETE, SUBMIT, ACT = "batch_partial_update", "batch_delete", "batch_create", "action"
CHANGE = "partial_update"

TIMES = {"atsCreatedAt": "externalCreatedAt", "atsLastModifiedAt": "externalLastModifiedAt"}
OURS = "dataProvider=ATS&integrationContext={organization}"
LIST = f"atsEntityAclId={{list}}&{OURS}&atsEntityType=JOB_POSTING"
LIST_2 = f"entityAclId={{list}}&{OURS}&entityType=JOB_REQUISITION"
INTEGRATION = "integrationContext={context}&integrationType={type}&tenantType=RECRUITER"
INTEGRATION_2 = "integrationContext:{context},integrationType:{type},tenantType:RECRUITER"


def _v2(path: str, key: str = "", *methods: str, **more: Any) -> Form:
    return Form(path, key, frozenset(methods), **more)


def _rest(path: str, since: str, key: str, *methods: str, **more: Any) -> Form:
    return Form(path, key, frozenset(methods), since=since, **{"protocol": PROTOCOL_2, **more})


def _below(parent: Form, kind: str) -> Form:
    """Give what v2 has below one record, under our ids alone."""
    path = f"{parent.path}/{parent.key.replace('record', 'parent')}/{kind}"
    return _v2(path, "{record}", PUT, DELETE)


# -- What we tell -----------------------------------------------------------------------------

_CANDIDATE = _v2("atsCandidates", f"atsCandidateId={{record}}&{OURS}", READ, PUT, PATCH, DELETE)
_APPLICATION = _v2("atsApplications", f"atsJobApplicationId={{record}}&{OURS}", PUT, DELETE)

# No partial update is listed in /rest/, so members are attached in v2 (changes-2026 A8).
CANDIDATES = Resource(
    "candidates",
    _CANDIDATE,
    _rest(
        "candidates",
        "202602",
        "(externalCandidateId:{record},integrationContext:{organization})",
        *(READ, PUT, DELETE),
        fields=TIMES,
    ),
)
# A note has `externalLastModifiedAt` besides in /rest/; we keep no such time, and invent none.
CANDIDATE_NOTES = Resource(
    "candidateNotes",
    _below(_CANDIDATE, "notes"),
    _rest(
        "candidateNotes",
        "202512",
        "(externalCandidateId:{parent},integrationContext:{organization},externalNoteId:{record})",
        *(PUT, DELETE),
        fields=TIMES,
    ),
)
# Its prefix stays, and its fields are those of v2 as far as anybody says.
APPLICATIONS = Resource(
    "atsApplications",
    _APPLICATION,
    _rest(
        "atsApplications",
        "202512",
        "(atsJobApplicationId:{record},integrationContext:{organization})",
        *(PUT, DELETE),
    ),
)
# That its time is named like that of a candidate's note is assumed.
APPLICATION_NOTES = Resource(
    "applicationNotes",
    _below(_APPLICATION, "notes"),
    _rest(
        "applicationNotes",
        "202512",
        "(externalJobApplicationId:{parent},integrationContext:{organization}"
        ",externalNoteId:{record})",
        *(PUT, DELETE),
        fields=TIMES,
        evidence="LA",
    ),
)
# The path is LinkedIn's; the key is assumed.
FEEDBACK = Resource(
    "applicationInterviewFeedbacks",
    _below(_APPLICATION, "interviewFeedback"),
    _rest(
        "applicationInterviewFeedbacks",
        "202603",
        "(externalJobApplicationId:{parent},integrationContext:{organization}"
        ",externalInterviewFeedbackId:{record})",
        *(PUT, DELETE),
        evidence="LA",
    ),
)
STAGES = Resource(
    "applicationStage",
    _below(_APPLICATION, "stages"),
    _rest(
        "applicationStage",
        "202601",
        "(jobApplicationId:{parent},integrationContext:{organization}"
        ",jobApplicationStageId:{record})",
        *(PUT, DELETE),
        repeats_organization=True,
        evidence="3A",
    ),
)
# The names of all its fields in v2 are assumed, and in /rest/ that of the uploaded file; the others
# are those of LinkedIn's SDK, which also has the number of a call's records.
ATTACHMENTS = Resource(
    "attachments",
    replace(
        _below(_APPLICATION, "resumes"),
        fields={"createdAt": "atsCreatedAt", "media": "resumeUrn"},
        max_records=10,
        evidence="3A",
    ),
    _rest(
        "attachments",
        "202510",
        "(externalReferenceEntityId:{parent},externalReferenceEntityType:APPLICATION"
        ",externalAttachmentId:{record},attachmentType:RESUME,integrationContext:{organization})",
        *(PUT, DELETE),
        fields={
            "fileName": "externalFileName",
            "createdAt": "externalCreatedAt",
            "media": "mediaUrn",
        },
        max_records=10,
        evidence="LS3A",
    ),
)
# Where a file may be sent is told by v2 alone.
UPLOADS = Resource("hireMediaUrl", _v2("hireMediaUrl", "", CREATE, evidence="3"))
# The verb and the names in the answer are assumed; LINKEDIN_UPLOAD_METHOD gives another verb.
# That our token goes along is what the page of another product wants.
UPLOAD = Upload(
    method="PUT",
    address=("uploadUrl", "url"),
    media=("resumeUrn", "mediaUrn", "media"),
    life={"duration": 72, "unit": "HOUR"},
    usage="recruiterSystemConnectResumeParameters",
    file_types={
        "application/pdf": "PDF",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "DOCX",
        "application/msword": "DOC",
        "text/plain": "TXT",
    },
    max_bytes=10 * 1024 * 1024,
    evidence="LS3A",
)
# In v2 a posting says what Recruiter sees, too; in /rest/ that is a requisition's, which no version
# of a posting says (versioned-api 5.1). The postings themselves stay in v2.
JOBS = Resource("simpleJobPostings", _v2("simpleJobPostings", "", SUBMIT))
JOB_TASKS = Resource("simpleJobPostingTasks", _v2("simpleJobPostingTasks", "{record}", READ))
# The path and the key are a third party's, the delete LinkedIn's. No public page shows the body:
# that it has v2's names with these renamed is assumed. Before 202603 it had no `vanityIdentifier`.
JOB_REQUISITIONS = Resource(
    "jobRequisitions",
    None,
    _rest(
        "jobRequisitions",
        "202603",
        "(externalJobRequisitionId:{record},integrationContext:{organization})",
        *(PUT, DELETE),
        fields={
            "companyJobCode": "vanityIdentifier",
            "posterEmail": "requisitionOwnerEmail",
            "listedAt": "externalCreatedAt",
        },
        evidence="3A",
    ),
)
# That there are such, and that they can be deleted, is LinkedIn's word; their name, key, fields and
# categories are assumed. Named in LINKEDIN_V2_RESOURCES they are not told at all, as in v2.
REQUISITION_STAGES = Resource(
    "jobRequisitionStages",
    None,
    _rest(
        "jobRequisitionStages",
        "202604",
        "(externalJobRequisitionId:{parent},integrationContext:{organization}"
        ",externalJobRequisitionStageId:{record})",
        *(PUT, DELETE),
        fields={"name": "name", "position": "order", "kind": "category"},
        evidence="LA",
    ),
    follows="jobRequisitions",
)
STAGE_CATEGORIES = {
    "prospect": "PROSPECT",
    "application": "APPLIED",
    "screening": "SCREENING",
    "interview": "INTERVIEW",
    "offer": "OFFER",
    "hired": "HIRED",
}
# All they say stands in their keys. In /rest/ they are of requisitions, so they go where those go
# (versioned-api 5.8). The names of the keys are a third party's; the delete, and how an assignee is
# named, are assumed.
ACCESS_LISTS = Resource(
    "entityAcls",
    _v2("atsEntityAcls", f"{LIST}&atsEntityId={{record}}", PUT, DELETE),
    _rest(
        "entityAcls",
        "202603",
        f"{LIST_2}&entityId={{record}}",
        *(PUT, DELETE),
        protocol=PROTOCOL_1,
        evidence="3A",
    ),
    follows="jobRequisitions",
)
ASSIGNEES = Resource(
    "entityAclAssignees",
    _v2("atsEntityAclAssignees", f"{LIST}&assignee={{record}}", PUT, DELETE),
    _rest(
        "entityAclAssignees",
        "202603",
        f"{LIST_2}&assignee={{record}}",
        *(PUT, DELETE),
        protocol=PROTOCOL_1,
        evidence="3A",
    ),
    follows="jobRequisitions",
)

# -- The connection ---------------------------------------------------------------------------

CHILD_APPLICATIONS = Resource(
    "provisionedApplications", _v2("provisionedApplications", "", CREATE, CHANGE, FINDER)
)
SECRETS = Resource(
    "developerApplicationsSecurity",
    _v2("developerApplicationsSecurity", "", ACT, protocol=PROTOCOL_2),
)
INTEGRATIONS = Resource(
    "integrations",
    _v2("atsIntegrations", f"{INTEGRATION}&dataProvider=ATS", PATCH, READ, FINDER),
    _rest("integrations", "202602", f"({INTEGRATION_2})", PATCH, READ, FINDER),
)
# The name of the key's last member is assumed; /rest/ lists no delete, so that stays in v2.
CONFIGURATIONS = Resource(
    "integrationConfigurations",
    _v2(
        f"atsIntegrations/{INTEGRATION}&dataProvider=ATS/configurations",
        "{record}",
        *(PUT, READ, DELETE),
    ),
    _rest(
        "integrationConfigurations",
        "202602",
        f"({INTEGRATION_2},configurationKey:{{record}})",
        *(PUT, READ),
        evidence="LA",
    ),
)

# -- What LinkedIn tells ----------------------------------------------------------------------

EXPORTS = Resource(
    "exportedCandidates",
    _v2("exportedCandidates", "", FINDER),
    _rest("exportedCandidates", "202604", "", FINDER),
)
EVALUATIONS = Resource(
    "exportedApplicationEvaluation",
    None,
    _rest("exportedApplicationEvaluation", "202507", "", FINDER, protocol="1.0.0"),
)
CLOSED_ACCOUNTS = Resource(
    "atsPurgedExportedCandidates",
    None,
    _rest("atsPurgedExportedCandidates", "202604", "", FINDER, protocol="1.0.0", evidence="LA"),
)
SEATS = Resource(
    "seatsV2",
    _v2("seatsV2", "", FINDER),
    _rest("seatsV2", "202512", "", FINDER, lists=("contracts",)),
)
STUBS = Resource(
    "mailStubs",
    _v2("mailStubs", "", FINDER),
    _rest("mailStubs", "202510", "", FINDER, lists=("owners",), evidence="LA"),
)
INMAILS = Resource("conversationEvents", _v2("conversationEvents", "", FINDER))
RECRUITER_NOTES = Resource("prospectNotes", _v2("prospectNotes", "", FINDER))

IN_BOTH = frozenset(
    one.name
    for one in (
        CANDIDATES, CANDIDATE_NOTES, APPLICATIONS, APPLICATION_NOTES, FEEDBACK, STAGES,
        ATTACHMENTS, JOB_REQUISITIONS, REQUISITION_STAGES, INTEGRATIONS, CONFIGURATIONS, EXPORTS,
        SEATS, STUBS,
    )
)  # fmt: skip
