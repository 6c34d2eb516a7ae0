"""Access lists at LinkedIn: which jobs are on a list, and who is (rsc-contract 10).

A list is not made or deleted itself: it is there while something names it. All that is said stands
in the keys, so records are empty objects.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..restli import BatchAnswer, compound_ids_query, encode_key, read_batch_answer
from ..transport import Transport, check_batch

JOBS = "atsEntityAcls"
ASSIGNEES = "atsEntityAclAssignees"
# The only thing that has lists; a job's applications follow it (rsc-contract 10).
SECURABLE = "JOB_POSTING"


@dataclass(frozen=True)
class ListedJob:
    list_id: str
    job_id: str

    def key(self, organization: str) -> str:
        return _key(self.list_id, organization, atsEntityId=self.job_id)


@dataclass(frozen=True)
class Assignee:
    """`person` is a person URN of the very application that calls."""

    list_id: str
    person: str

    def key(self, organization: str) -> str:
        return _key(self.list_id, organization, assignee=self.person)


def put_listed_jobs(
    transport: Transport, organization: str, jobs: Mapping[str, ListedJob]
) -> BatchAnswer:
    """Put up to 100 jobs on lists, the answers by our ids; LinkedIn need not know a job yet."""
    return _put(transport, JOBS, organization, jobs)


def delete_listed_jobs(
    transport: Transport, organization: str, jobs: Mapping[str, ListedJob]
) -> BatchAnswer:
    """Take up to 100 jobs off lists; 404 tells that one is off already."""
    return _delete(transport, JOBS, organization, jobs)


def put_assignees(
    transport: Transport, organization: str, people: Mapping[str, Assignee]
) -> BatchAnswer:
    """Put up to 100 people on lists; nobody may be on more than 10 (rsc-contract 10)."""
    return _put(transport, ASSIGNEES, organization, people)


def delete_assignees(
    transport: Transport, organization: str, people: Mapping[str, Assignee]
) -> BatchAnswer:
    """Take up to 100 people off lists; 404 tells that one is off already."""
    return _delete(transport, ASSIGNEES, organization, people)


def _put(
    transport: Transport,
    path: str,
    organization: str,
    places: Mapping[str, ListedJob] | Mapping[str, Assignee],
) -> BatchAnswer:
    keys = {place.key(organization): our_id for our_id, place in places.items()}
    entities: dict[str, dict[str, object]] = {key: {} for key in keys}
    answer = transport.batch_update(path, compound_ids_query(keys), entities)
    return read_batch_answer(answer, keys)


def _delete(
    transport: Transport,
    path: str,
    organization: str,
    places: Mapping[str, ListedJob] | Mapping[str, Assignee],
) -> BatchAnswer:
    check_batch(places)
    keys = {place.key(organization): our_id for our_id, place in places.items()}
    return read_batch_answer(transport.batch_delete(path, compound_ids_query(keys)), keys)


def _key(list_id: str, organization: str, **what: str) -> str:
    scope = {"dataProvider": "ATS", "integrationContext": organization}
    return encode_key({"atsEntityAclId": list_id, **scope, "atsEntityType": SECURABLE, **what})
