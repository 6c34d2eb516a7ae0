"""How a step of the set-up changes the connection's row, and what it leaves when LinkedIn fails."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from accounts.activity import record
from accounts.models import User
from base.errors import DomainError
from base.words import StrOrPromise
from base.words import gettext_lazy as _
from linkedin_rsc.client.errors import LinkedInError
from linkedin_rsc.connection.oauth_words import remedy_for
from linkedin_rsc.models import Connection, LedgerFill, Stream
from linkedin_rsc.nudges import FILL_LEDGER, nudge_on_commit
from linkedin_rsc.verbs import LinkedInVerb

State = Connection.State


class CompanyMissing(DomainError):
    code = "company_missing"
    default_message = _("Save the company's name and LinkedIn company ID first.")


class ContractsMissing(DomainError):
    code = "contracts_missing"
    default_message = _("Choose at least one Recruiter contract first.")


@contextmanager
def changing() -> Iterator[Connection]:
    """Give the saved connection, its row locked until the change is whole. Raise CompanyMissing."""
    with transaction.atomic():
        connection = Connection.objects.select_for_update().first()
        if connection is None:
            raise CompanyMissing
        yield connection


def saved_connection() -> Connection:
    """Return the connection of a company that was saved; raise CompanyMissing before."""
    connection = Connection.current()
    if not connection.organization_id:
        raise CompanyMissing
    return connection


@contextmanager
def keeping_problems(failure: StrOrPromise, *, by: User | None) -> Iterator[None]:
    """Keep `failure` and LinkedIn's words on the connection when a call fails, and raise it on."""
    try:
        yield
    except LinkedInError as error:
        keep_problem(f"{failure} {words_of(error)}", by=by)
        raise


def keep_problem(problem: str, *, by: User | None) -> None:
    """Show `problem` on the connection until a step works again; the state stays."""
    with changing() as connection:
        if connection.problem == problem:
            return
        connection.problem = problem
        connection.save(update_fields=["problem"])
        record(LinkedInVerb.PROBLEM, by=by, subject=connection, problem=problem)


def want_filled_ledger() -> None:
    """Have everything looked at that may go out by now, in the background."""
    LedgerFill.objects.want((stream, "") for stream in [*Stream.values, ""])
    nudge_on_commit(FILL_LEDGER)


def words_of(error: LinkedInError) -> str:
    """Return the sentence for a failure: LinkedIn's own words as a quotation, if it gave any.

    Where a setting of ours is to be changed, its name follows.
    """
    if error.status is None:
        return error.message
    said = _("LinkedIn said: “%(message)s” (%(status)d).")
    words = said % {"message": error.message, "status": error.status}
    return f"{words} {remedy_for(error.oauth_error)}".strip()
