"""What makes each rule fail: something changed past Tandem's services, or refused by LinkedIn.

Each takes the company and the stand-in. What is changed here is rolled back after the look.
"""

from collections.abc import Callable

import requests
from django.conf import settings
from django.db.models import QuerySet

from applications.models import StageChange
from candidates.models import Candidate
from documents.models import Document
from jobs.models import Job
from linkedin_rsc import gateway
from linkedin_rsc.models import (
    ApplicationToken,
    Connection,
    ErasureAnswer,
    Integration,
    LedgerRow,
    Stream,
)
from tests.linkedin_rsc.certify.company import Company
from tests.linkedin_rsc.streams.contract import spoken
from tests.linkedin_stand_in import LinkedInStandIn

State = LedgerRow.State
Wrong = Callable[[Company, LinkedInStandIn], object]


def rows(stream: Stream, **which: object) -> "QuerySet[LedgerRow]":
    return LedgerRow.objects.filter(stream=stream, **which)


def refused(stream: Stream) -> Wrong:
    """Have LinkedIn refuse what it had taken of a stream."""
    return lambda company, linkedin: rows(stream, state=State.SENT).update(
        state=State.NEEDS_ATTENTION, answer="No"
    )


def changed_here(company: Company, linkedin: LinkedInStandIn) -> None:
    Candidate.objects.filter(pk=company.ilse.candidate.pk).update(first_name="Other")


def other_keys(company: Company, linkedin: LinkedInStandIn) -> None:
    Connection.objects.update(client_id="another")


def no_token(company: Company, linkedin: LinkedInStandIn) -> None:
    ApplicationToken.objects.all().delete()
    gateway.forget()
    linkedin.fail_next("accessToken", 401, times=9)


def token_revoked(company: Company, linkedin: LinkedInStandIn) -> None:
    connection = Connection.current()
    gateway.token_of(connection)
    linkedin.revoke_tokens(connection.client_id)


def integrations_refused(company: Company, linkedin: LinkedInStandIn) -> None:
    linkedin.fail_next(spoken("atsIntegrations", "integrations"), 401, times=9)


def other_generation_refused(company: Company, linkedin: LinkedInStandIn) -> None:
    linkedin.fail_next(spoken("integrations", "atsIntegrations"), 403)


def other_address(company: Company, linkedin: LinkedInStandIn) -> None:
    Connection.objects.update(callback_token="another-one")


def moved(company: Company, linkedin: LinkedInStandIn) -> None:
    settings.PUBLIC_URL = "https://elsewhere.example"


def available_otherwise(job: str, choice: str) -> Wrong:
    return lambda company, linkedin: Job.objects.filter(pk=company.jobs[job].pk).update(
        linkedin_availability=choice
    )


def job_is(**fields: object) -> Wrong:
    return lambda company, linkedin: Job.objects.filter(pk=company.jobs["public"].pk).update(
        **fields
    )


def still_there(stream: Stream, whose: str) -> Wrong:
    """Have LinkedIn still hold something of whoever, or whatever, was deleted."""

    def leave(company: Company, linkedin: LinkedInStandIn) -> None:
        if whose == "erased":
            own = rows(stream, candidate=company.erased)
        else:
            own = rows(stream, application=company.deleted)
        assert own.update(may_be_held=True)

    return leave


def candidate_first(company: Company, linkedin: LinkedInStandIn) -> None:
    """Have LinkedIn asked about the person before what is below them."""
    assert ErasureAnswer.objects.filter(stream=Stream.CANDIDATES).update(id=-1)


def secret_in_address(company: Company, linkedin: LinkedInStandIn) -> None:
    url = f"{linkedin.url}/oauth/v2/accessToken"
    keys = {"grant_type": "client_credentials", "client_id": "a", "client_secret": "b"}
    requests.post(url, params=keys, timeout=60)


WRONGS: dict[str, Wrong] = {
    "RSC-101": lambda company, linkedin: linkedin.disable(types=["PROFILE_PLUGIN"]),
    "RSC-102": available_otherwise("public", "private"),
    "RSC-103": other_keys,
    "RSC-104": other_address,
    "RSC-105": moved,
    "RSC-106": token_revoked,
    "Test Case 1": refused(Stream.CANDIDATES),
    "CRM-001": no_token,
    "CRM-002": token_revoked,
    "CRM-003": no_token,
    "CRM-004": integrations_refused,
    "CRM-005": integrations_refused,
    "CRM-010": other_keys,
    "RSC-201": job_is(status="closed", close_reason="filled"),
    "RSC-202": refused(Stream.CANDIDATES),
    "RSC-203": lambda company, linkedin: StageChange.objects.all().delete(),
    "RSC-204": changed_here,
    "Test Case 2": refused(Stream.APPLICATIONS),
    "Test Case 3": changed_here,
    "Test Case 4": changed_here,
    "Test Case 5": lambda company, linkedin: rows(Stream.JOBS).update(
        state=State.NEEDS_ATTENTION, answer="", hold=""
    ),
    "Requisitions": lambda company, linkedin: company.jobs["public"].stages.last().delete(),
    "Resumes": lambda company, linkedin: Document.objects.update(name="other.txt"),
    "Switches": lambda company, linkedin: rows(Stream.APPLICATIONS, hold="confidential_job").update(
        may_be_held=True
    ),
    "RSC-305": lambda company, linkedin: Integration.objects.update(status="DISABLED"),
    "Module 4.4": other_address,
    "Module 4.5": lambda company, linkedin: Job.objects.update(is_confidential=True),
    "RSC-501": still_there(Stream.CANDIDATE_NOTES, "erased"),
    "RSC-502": candidate_first,
    "RSC-503": still_there(Stream.FEEDBACK, "erased"),
    "RSC-504": still_there(Stream.STAGES, "deleted"),
    "RSC-505": other_generation_refused,
    "JP-005": other_keys,
    "JP-006": lambda company, linkedin: Connection.objects.update(foreign_id="another"),
    "JP-014": available_otherwise("public", "private"),
    "JP-015A": available_otherwise("private", "public"),
    "JP-B-01": lambda company, linkedin: rows(Stream.JOBS).update(epoch=99),
    "JP-B-02": lambda company, linkedin: Connection.objects.update(application="urn:li:other:1"),
    "JP-C-01": refused(Stream.JOBS),
    "JP-C-03": job_is(workplace_type="hybrid"),
    "The contract of calls": secret_in_address,
}


# What LinkedIn holds otherwise than it is here, by rule: taken out of the stand-in's own account.
def lose(kind: str, name: str) -> Callable[[dict], object]:
    """Leave a field out of every record of a list, or what is below each."""

    def take(state: dict) -> None:
        for record in state[kind]:
            record["fields"].pop(name, None)
            record.get(name, {}).clear()

    return take


LOST: dict[str, Callable[[dict], object]] = {
    "RSC-201": lambda state: state["jobs"].pop(),
    "RSC-202": lambda state: state["candidates"].pop(),
    "RSC-203": lose("applications", "notes"),
    "RSC-204": lose("candidates", "phoneNumbers"),
    "Test Case 2": lambda state: state["applications"].pop(),
    "Test Case 3": lose("candidates", "addresses"),
    "Test Case 4": lose("candidates", "lastName"),
    "Resumes": lose("applications", "attachments"),
    "JP-C-02": lose("jobs", "posterEmail"),
    "JP-C-03": lose("jobs", "workplaceTypes"),
}
