"""What the versioned API has of the requests of LinkedIn's published collection, in our words.

Of each: what it is, method, resource, members of its key beside the organization, the record, and
the status of its one record; of a finder, which has no key, that of the call. They come in an order
in which nothing is deleted before what belongs to it.
"""

from typing import Any, NamedTuple

from tests.linkedin_sandbox.customer import (
    NOW_MS,
    ORGANIZATION,
    application,
    candidate,
    without,
)

TIMES = {"externalCreatedAt": NOW_MS, "externalLastModifiedAt": NOW_MS}
OF_V2 = ("atsCreatedAt", "atsLastModifiedAt")
EXPORT = {"integrationType": "ONE_CLICK_EXPORT", "tenantType": "RECRUITER"}
CALLBACK = {**EXPORT, "configurationKey": "CALLBACK_URL"}
ILSE, APPLICATION = {"externalCandidateId": "cand-1"}, {"atsJobApplicationId": "appl-1"}
NOTE = {**ILSE, "externalNoteId": "note-1"}
REMARK = {"externalJobApplicationId": "appl-1", "externalNoteId": "note-2"}
FEEDBACK = {"externalJobApplicationId": "appl-1", "externalInterviewFeedbackId": "talk-1"}
STAGE = {"jobApplicationId": "appl-1", "jobApplicationStageId": "step-1"}


class Asked(NamedTuple):
    what: str
    method: str
    resource: str
    key: dict[str, str]
    record: dict[str, Any] | None
    status: int | None


def put(what: str, resource: str, key: dict[str, str], record: dict[str, Any]) -> Asked:
    return Asked(what, "PUT", resource, key, record, 204)


def read(what: str, resource: str, key: dict[str, str]) -> Asked:
    """What is read has no status of its own."""
    return Asked(what, "GET", resource, key, None, None)


def delete(what: str, resource: str, key: dict[str, str], status: int = 204) -> Asked:
    return Asked(what, "DELETE", resource, key, None, status)


REQUESTS = [
    read("read an integration", "integrations", EXPORT),
    put(
        "set the callback address",
        "integrationConfigurations",
        CALLBACK,
        {"configurationValue": {"string": "https://ats.example/linkedin/push/"}},
    ),
    read("read the callback address", "integrationConfigurations", CALLBACK),
    put("put a candidate", "candidates", ILSE, {**without(candidate(), *OF_V2), **TIMES}),
    read("read whom LinkedIn takes them for", "candidates", ILSE),
    put(
        "put a note on them",
        "candidateNotes",
        NOTE,
        {"note": "Nights.", "externalCreatedAt": NOW_MS},
    ),
    put("put an application", "atsApplications", APPLICATION, application()),
    put(
        "put a note on it",
        "applicationNotes",
        REMARK,
        {"note": "Invite.", "externalCreatedAt": NOW_MS},
    ),
    put(
        "put interview feedback",
        "applicationInterviewFeedbacks",
        FEEDBACK,
        {"feedback": "Calm.", "atsCreatedAt": NOW_MS},
    ),
    put(
        "put a stage",
        "applicationStage",
        STAGE,
        {"stage": "Screen", "atsCreatedAt": NOW_MS, "integrationContext": ORGANIZATION},
    ),
    delete("delete a stage", "applicationStage", STAGE),
    delete("delete feedback", "applicationInterviewFeedbacks", FEEDBACK),
    delete("delete a note on an application", "applicationNotes", REMARK),
    delete("delete an application", "atsApplications", APPLICATION),
    delete("delete a note on a candidate", "candidateNotes", NOTE),
    delete("delete a candidate", "candidates", ILSE),
    delete("delete them again", "candidates", ILSE, 404),
]
