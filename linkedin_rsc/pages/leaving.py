"""What LinkedIn still has of what it is no longer to have: *being withdrawn*, with a number."""

from collections.abc import Iterator, Mapping

from base.counting import CAP, count_label
from base.paging import count_up_to
from base.words import gettext as _
from jobs.models import Job
from linkedin_rsc.models import Connection, FieldGroup, LedgerFill, LedgerRow, Stream
from linkedin_rsc.streams import field_groups
from linkedin_rsc.streams.prospect_rule import BY_JOB

LEAVING = LedgerRow.State.DELETION_QUEUED
OF_KINDS = {
    Stream.CANDIDATE_NOTES: "share_notes",
    Stream.APPLICATION_NOTES: "share_notes",
    Stream.FEEDBACK: "share_feedback",
    Stream.ATTACHMENTS: "share_resumes",
}
Numbers = Mapping[tuple[str, str], int]


def leaving_company(connection: Connection, numbers: Numbers) -> list[str]:
    """Say what the company's switches take back; at most two queries, none while all is shared."""
    return [*_kinds(connection, numbers), *_fields(connection)]


def leaving_job(job: Job) -> list[str]:
    """Say what a job's switches take back; two queries for each kind, and for fields."""
    return [*_kinds_of(job), *_fields_of(job)]


def _kinds_of(job: Job) -> Iterator[str]:
    for stream in (Stream(one) for one, kind in BY_JOB.items() if kind.is_closed_by(job)):
        count = count_up_to(LedgerRow.objects.leaving_below(job.public_id, stream), CAP)
        if count or _is_looked_through(job, stream):
            yield _left(str(stream.label), count)


def _fields_of(job: Job) -> Iterator[str]:
    groups = sorted(field_groups.withheld_by(job))
    if not (groups and job.linkedin_fields_changed_at):
        return
    told = LedgerRow.objects.told_again_below(job.public_id, job.linkedin_fields_changed_at)
    count = count_up_to(told, CAP)
    if count or _is_looked_through(job, Stream.APPLICATIONS):
        yield from (_left(str(FieldGroup(group).label), count) for group in groups)


def _is_looked_through(job: Job, stream: Stream) -> bool:
    return LedgerFill.objects.filter(stream=stream, job=job.public_id).exists()


def _kinds(connection: Connection, numbers: Numbers) -> Iterator[str]:
    for stream, switch in OF_KINDS.items():
        count = numbers.get((stream, LEAVING), 0)
        if count and not getattr(connection, switch):
            yield _left(str(stream.label), count)


def _fields(connection: Connection) -> Iterator[str]:
    """Say of fields what waits to be sent anew, looking at the next that wait and no further."""
    changed_at = connection.fields_changed_at
    if not (changed_at and connection.withheld_fields):
        return
    waiting = LedgerRow.objects.waiting().filter(stream__in=field_groups.STREAMS)
    sent = waiting.values_list("sent_at", flat=True)[: CAP + 1]
    count = sum(sent_at is not None and sent_at < changed_at for sent_at in sent)
    if count or LedgerFill.objects.filter(stream="", job="").exists():
        yield _left(_("Fields that stay in Tandem"), count)


def _left(what: str, count: int) -> str:
    if not count:
        return _("%(what)s: being withdrawn from LinkedIn.") % {"what": what}
    said = _("%(what)s: being withdrawn from LinkedIn, records left: %(count)s.")
    return said % {"what": what, "count": count_label(count)}
