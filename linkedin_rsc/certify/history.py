"""Module 2: all that may be at LinkedIn is there, whole, and follows when it changes."""

from itertools import groupby

from applications.models import StageChange
from linkedin_rsc.certify.fields import change_arrives, fields_agree
from linkedin_rsc.certify.ground import Ground
from linkedin_rsc.certify.held import State, sandbox_records
from linkedin_rsc.certify.jobs import jobs_are_there, stages_are_told
from linkedin_rsc.certify.onboarding import MORE
from linkedin_rsc.certify.rule import (
    SEE_PROBLEMS,
    Found,
    Rule,
    failed,
    needs_a_person,
    not_verifiable,
    passed,
)
from linkedin_rsc.certify.sample import SAMPLE, Compared, compare
from linkedin_rsc.certify.switches import nothing_kept_is_there, resumes_arrive
from linkedin_rsc.certify.whole import all_of
from linkedin_rsc.models import LedgerRow, ProfileLink, ProfileMatch, Stream

_HISTORY = (Stream.APPLICATIONS, Stream.STAGES, Stream.APPLICATION_NOTES, Stream.CANDIDATE_NOTES,
            Stream.FEEDBACK)  # fmt: skip


def _people(ground: Ground) -> Found:
    """RSC-202: besides arriving, those are linked whom LinkedIn recognises."""
    found = all_of(Stream.CANDIDATES)(ground)
    if found.todo:
        return found
    people = sandbox_records(ground, Stream.CANDIDATES)
    matched = [key for key, row in people.items() if len(row["matched"]) == 1]
    known = ProfileLink.objects.filter(candidate__public_id__in=matched).count()
    decided = ProfileMatch.objects.filter(candidate__public_id__in=matched, looked_at__isnull=False)
    if matched and not (known or decided.exists()):
        said = f"LinkedIn recognises {len(matched)}, and none of them is linked here."
        return failed(said, "See whether a worker runs.")
    linked, possible = ProfileLink.objects.count(), ProfileMatch.objects.waiting().count()
    return passed(
        f"{found.said} Linked profiles: {linked}, to be decided: {possible}.", *found.more
    )


def _applications(ground: Ground) -> Found:
    """RSC-203: besides arriving, a sample of each kind is there as it is here."""
    found = all_of(*_HISTORY)(ground)
    if found.todo:
        return found
    samples = [compare(ground, stream) for stream in _HISTORY]
    if wrong := [one for one in samples if one.other]:
        return failed(" ".join(one.words for one in wrong), SEE_PROBLEMS)
    if disordered := _disordered(ground, samples[0]):
        return failed(f"{disordered} have other stages at LinkedIn than here.", SEE_PROBLEMS)
    if lacking := [str(one.stream.label) for one in samples if not one.records]:
        todo = "Share notes and feedback in the tab, write one of each, then run this again."
        return needs_a_person(f"Nothing was sent yet of: {', '.join(lacking)}.", todo)
    number = sum(len(one.records) for one in samples)
    said = f"{found.said} A sample of {number} agrees field by field, stages in their order."
    return passed(said, *found.more)


def _disordered(ground: Ground, applications: Compared) -> int:
    """Count whose steps are not told one by one in the order in which they were gone."""
    if not ground.sandbox:
        return 0
    there = sandbox_records(ground, Stream.APPLICATIONS)
    rows = StageChange.objects.filter(application__public_id__in=list(applications.records))
    steps = rows.order_by("application__public_id", "changed_at", "id")
    gone = groupby(steps.values_list("application__public_id", "public_id"), lambda row: row[0])
    here = {key: [step for _key, step in rows] for key, rows in gone}
    return sum(
        here.get(key, []) != sorted(stages, key=lambda step: stages[step]["atsCreatedAt"])
        for key in applications.records
        for stages in [there[key]["stages"]]
    )


def _refusals_are_named(ground: Ground) -> Found:
    """Test Case 5: what cannot be sent stays here with its reason, and the rest goes."""
    refused = LedgerRow.objects.standing(State.NEEDS_ATTENTION)[:SAMPLE]
    held = LedgerRow.objects.standing(State.HELD)[:SAMPLE]
    if nameless := [row for row in [*refused, *held] if not row.reason]:
        return failed(f"{len(nameless)} are not sent and have no reason.", SEE_PROBLEMS)
    if not (refused or held):
        todo = (
            "Open a job without a place, then run this again: it must be held back with a reason."
        )
        return needs_a_person("Nothing is held back or refused.", todo)
    reasons = sorted({row.get_state_display() for row in [*refused, *held]})
    return passed(f"Whatever is not sent says why ({', '.join(reasons)}); the rest went.")


RULES = (
    Rule("RSC-201", "All jobs of at least two years are sent, and can be exported to.",
         jobs_are_there, "linkedin-sending"),
    Rule("RSC-202", "All candidates of at least two years are sent and recognised.", _people,
         "linkedin-sending"),
    Rule("RSC-203", "All applications are sent, with notes, stages and interview feedback.",
         _applications, "linkedin-sending"),
    Rule("RSC-204", "A new candidate arrives whole, and their profile is found.", fields_agree),
    Rule("RSC-205 and up", "Not known.", not_verifiable(MORE)),
    Rule("Test Case 2", "Jobs, candidates and applications of before are loaded (former wording).",
         all_of(Stream.JOBS, Stream.CANDIDATES, Stream.APPLICATIONS), "linkedin-sending"),
    Rule("Test Case 3", "A new candidate arrives whole (former wording).", fields_agree),
    Rule("Test Case 4", "A changed field changes at LinkedIn (former wording).", change_arrives),
    Rule("Test Case 5", "A record LinkedIn cannot take is caught, shown and mended.",
         _refusals_are_named, "linkedin-sending"),
    Rule("Requisitions", "Own addition: a requisition has the stages of its job, in their order.",
         stages_are_told, "linkedin-sending"),
    Rule("Resumes", "Own addition: shared resumes are attached to their application.",
         resumes_arrive, "linkedin-sending"),
    Rule("Switches", "Own addition: what the company keeps back is not at LinkedIn.",
         nothing_kept_is_there, "linkedin-sending"),
)  # fmt: skip
