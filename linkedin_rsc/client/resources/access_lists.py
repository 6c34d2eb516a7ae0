"""Access lists at LinkedIn: which jobs are on a list, and who is (rsc-contract 10).

A list is not made or deleted itself: it is there while something names it. All that is said stands
in the keys, so records are empty objects. In `/rest/` what has lists is a job's requisition
(versioned-api 5.8).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..generations import Form, Resource
from ..generations.table import ACCESS_LISTS, ASSIGNEES, DELETE, PUT
from ..restli import BatchAnswer, read_batch_answer
from ..transport import Transport, check_batch


@dataclass(frozen=True)
class ListedJob:
    list_id: str
    job_id: str

    @property
    def record(self) -> str:
        return self.job_id


@dataclass(frozen=True)
class Assignee:
    """`person` is a person URN of the very application that calls."""

    list_id: str
    person: str

    @property
    def record(self) -> str:
        return self.person


Places = Mapping[str, ListedJob] | Mapping[str, Assignee]


def put_listed_jobs(
    transport: Transport, organization: str, jobs: Mapping[str, ListedJob]
) -> BatchAnswer:
    """Put up to 100 jobs on lists, the answers by our ids; LinkedIn need not know a job yet."""
    return _put(transport, ACCESS_LISTS, organization, jobs)


def delete_listed_jobs(
    transport: Transport, organization: str, jobs: Mapping[str, ListedJob]
) -> BatchAnswer:
    """Take up to 100 jobs off lists; 404 tells that one is off already."""
    return _delete(transport, ACCESS_LISTS, organization, jobs)


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


def _put(transport: Transport, of: Resource, organization: str, places: Places) -> BatchAnswer:
    form = transport.form_of(of, PUT)
    keys = _keys(form, organization, places)
    entities: dict[str, dict[str, object]] = {key: {} for key in keys}
    answer = transport.batch_update(form.path, form.ids_query(keys), entities, form=form)
    return read_batch_answer(answer, keys)


def _delete(transport: Transport, of: Resource, organization: str, places: Places) -> BatchAnswer:
    check_batch(places)
    form = transport.form_of(of, DELETE)
    keys = _keys(form, organization, places)
    return read_batch_answer(
        transport.batch_delete(form.path, form.ids_query(keys), form=form), keys
    )


def _keys(form: Form, organization: str, places: Places) -> dict[str, str]:
    key = form.fill(form.key, organization=organization)
    return {
        form.fill(key, list=place.list_id, record=place.record): our_id
        for our_id, place in places.items()
    }
