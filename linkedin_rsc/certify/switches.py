"""What an administrator shares or keeps, seen at LinkedIn: resumes, and whatever is closed."""

from linkedin_rsc.certify.ground import Ground
from linkedin_rsc.certify.held import State, calls, sandbox_records
from linkedin_rsc.certify.rule import SEE_PROBLEMS, Found, failed, needs_a_person, passed
from linkedin_rsc.certify.sample import compare
from linkedin_rsc.certify.whole import not_whole
from linkedin_rsc.models import Hold, LedgerRow, Stream

# Below a person or an application; jobs are kept back as confidential ones (module 4).
KINDS = (Stream.CANDIDATES, Stream.APPLICATIONS, Stream.STAGES, Stream.CANDIDATE_NOTES,
         Stream.APPLICATION_NOTES, Stream.FEEDBACK, Stream.ATTACHMENTS)  # fmt: skip
FORBIDDEN = tuple(hold for hold in Hold if hold.forbids and hold != Hold.GONE_HERE)


def resumes_arrive(ground: Ground) -> Found:
    """Shared resumes are there, named as here."""
    if wrong := not_whole(ground, Stream.ATTACHMENTS):
        return wrong
    sample = compare(ground, Stream.ATTACHMENTS)
    if sample.other:
        return failed(sample.words, SEE_PROBLEMS)
    if not sample.records:
        todo = "Share resumes in the tab, have somebody apply with one, then run this again."
        return needs_a_person("No resume was sent yet.", todo)
    said = f"{len(sample.records)} resumes are attached at LinkedIn as they are named here."
    return passed(said, *calls(ground, Stream.ATTACHMENTS, "PUT"))


def nothing_kept_is_there(ground: Ground) -> Found:
    """Whatever a rule or a switch forbids LinkedIn does not hold, or is being withdrawn."""
    forbidden = LedgerRow.objects.standing(State.HELD).filter(hold__in=FORBIDDEN, stream__in=KINDS)
    kept = list(forbidden.values_list("stream", "record", "may_be_held"))
    there = {stream.value: sandbox_records(ground, stream) for stream in KINDS}
    if left := [record for stream, record, may_be in kept if may_be or record in there[stream]]:
        return failed(f"{len(left)} are forbidden and still at LinkedIn.", SEE_PROBLEMS)
    if leaving := ground.number_in(State.DELETION_QUEUED):
        return needs_a_person(f"{leaving} are being withdrawn.", "Run this again in a while.")
    if not kept:
        todo = "Close a kind of data for a job, or make a note private, then run this again."
        return needs_a_person("Nothing is kept from LinkedIn by a rule or a switch.", todo)
    return passed(f"LinkedIn holds none of the {len(kept)} records that a rule or switch keeps.")
