"""All that asks the ledger: each place runs what it runs in a day, on whatever rows there are."""

from collections.abc import Callable
from contextlib import suppress
from urllib.parse import urlencode

from django.test import Client
from django.utils import timezone

TAB = "/admin-center/linkedin/"


def send(rows: int) -> None:
    """Look what is due, claim in both ways, settle, rescue, and say what comes next."""
    from linkedin_rsc.ledger import due
    from linkedin_rsc.ledger.claim import Claims, rescue
    from linkedin_rsc.ledger.settle import settle
    from linkedin_rsc.models import Stream
    from linkedin_rsc.streams import IN_ORDER

    now = timezone.now()
    due.streams_due(now)
    due.next_due(now, now)
    due.tasks(Stream.JOBS, now, 100)
    for stream in IN_ORDER:
        claims = {name: Claims(stream.NAME, name) for name in {"", stream.KEYED_BY}}
        for _ in range(2):
            for one in claims.values():
                settle(stream, one.take(now, 100, epoch=1))
        rescue(stream.NAME, now)


def arrive(rows: int) -> None:
    """See whether parents have arrived, free what waited for them, and send again what is lost."""
    from linkedin_rsc.ledger import parents
    from linkedin_rsc.ledger.claim import Claims
    from linkedin_rsc.streams import IN_ORDER

    now = timezone.now()
    for stream in IN_ORDER:
        batch = Claims(stream.NAME).take(now, 100, epoch=1)
        parents.missing(stream, batch, 1)
        parents.send_anew_for(stream, batch)
        for child, parent in parents.children_of(stream):
            parents.free(child.NAME, parent, batch)
            parents.send_spoilt(child.NAME, batch)


def leave(rows: int) -> None:
    """Withdraw what is below one person, and settle what left."""
    from linkedin_rsc.ledger import leaving
    from linkedin_rsc.ledger.claim import Claims
    from linkedin_rsc.ledger.gone import withdraw_person
    from linkedin_rsc.ledger.settle import settle
    from linkedin_rsc.streams import IN_ORDER

    withdraw_person("c7")
    for stream in IN_ORDER:
        batch = Claims(stream.NAME).take(timezone.now(), 100, epoch=1)
        for row in batch:
            row.wanted, row.may_be_held, row.hold = "absent", True, "prospect"
        leaving.begin(stream, batch)
        for row in batch:
            row.may_be_held, row.state = False, "held"
        settle(stream, batch)


def look_through(rows: int) -> None:
    """One slice of looking at rows anew, and one of filling, for each stream."""
    from linkedin_rsc.ledger import everything, fill
    from linkedin_rsc.streams import IN_ORDER
    from linkedin_rsc.streams.sharing import Sharing

    fill._look_at_rows(rows // 2)
    for stream in IN_ORDER:
        everything.insert_slice(stream, Sharing.current(), 0, fill.RECORDS_A_SLICE)


def compare(rows: int) -> None:
    """One slice of reconciling for each place, from the middle of the ledger."""
    from linkedin_rsc.ledger import reconciling
    from linkedin_rsc.models import Reconciliation

    for place in reconciling.PLACES:
        run = Reconciliation.objects.create(stream=place, cursor=rows // 2)
        reconciling.go_on(run)
        Reconciliation.objects.filter(pk=run.pk).delete()


def renew(rows: int) -> None:
    """Find the jobs that LinkedIn would drop, and the erasures that are over.

    Of a company's clean-up the ledger is asked only once nothing is left to be decided on, and by
    then all that still waits may be held: that read ends with the first row.
    """
    from linkedin_rsc.ledger import erasures, job_tasks

    job_tasks.renew_old(timezone.now())
    erasures.close_forgotten()


def resend(rows: int) -> None:
    """Send all of a cause again: one slice of it."""
    from accounts.models import User
    from linkedin_rsc.ledger import resending
    from linkedin_rsc.ledger.resend import resend_failed
    from linkedin_rsc.models import LedgerResend

    by = User.objects.order_by("pk")[0]
    for meant in ({}, {"stream": "feedback"}, {"stream": "feedback", "cause": "No 3"}):
        with suppress(Exception):
            resend_failed(state="needs_attention", by=by, **meant)
        resending._resend_slice()
        LedgerResend.objects.all().delete()


def open_pages(*addresses: str) -> Callable[[int], None]:
    def visit(rows: int) -> None:
        from accounts.models import User
        from ats.seeds.people import DOMAIN

        client = Client(headers={"host": "localhost"})
        client.force_login(User.objects.get(email=f"ada.moreau@{DOMAIN}"))
        for address in addresses:
            opened(client, address.format(**places()))

    return visit


def opened(client: Client, address: str) -> None:
    answer = client.get(address)
    if answer.status_code not in {200, 304}:
        raise RuntimeError(f"{address} answered {answer.status_code}.")


def places() -> dict[str, str]:
    from applications.models import Application

    one = Application.objects.select_related("candidate", "job").order_by("pk")[0]
    return {"job": one.job.public_id, "candidate": one.candidate.public_id}


def problems(rows: int) -> None:
    """The page of problems by stream and state, and the group of its first cause."""
    from linkedin_rsc.models import Stream
    from linkedin_rsc.pages.problems import problems_of

    pages = []
    for state in ("needs_attention", "retrying", "held"):
        for stream in Stream:
            chosen = {"stream": stream, "state": state}
            pages.append(f"{TAB}problems/?{urlencode(chosen)}")
            found = problems_of(query(chosen))
            if found and found.causes:
                cause = chosen | {"cause": found.causes[0].key}
                pages.append(f"{TAB}problems/?{urlencode(cause)}")
    open_pages(*pages)(rows)


def query(chosen: dict[str, str]):  # type: ignore[no-untyped-def]  # Django is not set up yet.
    from django.http import QueryDict

    return QueryDict(urlencode(chosen))


def api(rows: int) -> None:
    """The API's list by each of its filters, as the queries it makes."""
    from linkedin_rsc.models import LedgerRow, Stream

    newest = LedgerRow.objects.order_by("-id")
    list(LedgerRow.objects.with_public_id("stages-r9"))
    list(newest.filter(candidate="c7")[:51])
    list(newest.found_by(record="r77")[:51])
    for stream in Stream:
        list(newest.found_by(stream=stream)[:51])
        for state in LedgerRow.State:
            list(newest.found_by(stream=stream, state=state)[:51])
    for state in LedgerRow.State:
        list(newest.found_by(state=state)[:51])


def metrics(rows: int) -> None:
    from linkedin_rsc.ledger import counts
    from linkedin_rsc.ledger.progress import progress

    progress()
    list(counts.samples())
    counts.fold()


PLACES: dict[str, Callable[[int], None]] = {
    "sender": send,
    "parents": arrive,
    "withdrawal": leave,
    "first sync": look_through,
    "reconcile": compare,
    "renewal, erasures": renew,
    "send again": resend,
    "cockpit": open_pages(f"{TAB}sending/", TAB),
    "problems": problems,
    "job and person": open_pages(
        "/", "/jobs/{job}/", "/jobs/{job}/linkedin/", "/candidates/{candidate}/",
        "/candidates/{candidate}/linkedin/", "/candidates/{candidate}/linkedin/seen/",
        f"{TAB}erasures/",
    ),
    "API": api,
    "metrics": metrics,
}  # fmt: skip
