"""Which acts random histories are made of."""

from hypothesis import strategies as st

from applications.models import Application
from linkedin_rsc.models import FieldGroup
from tests.linkedin_rsc.ledger.deeds import PLACES
from tests.linkedin_rsc.ledger.fates import FATES
from tests.linkedin_rsc.ledger.troubles import RESOURCES

GENERATIONS = ("", "202604")
PEOPLE = JOBS = st.integers(0, 1)
NOTES = st.integers(0, 4)
APPLICATIONS = st.sampled_from(range(len(PLACES)))
STEPS = st.sampled_from(("Prospect", "Screen", "Interview"))
NAMES = st.sampled_from(["Marbach", "Lindt"])
EFFECT = YES_OR_NO = st.booleans()
RESOURCE = st.sampled_from(list(RESOURCES))
STATUS = st.sampled_from([401, 403, 429, 500, 502, 503, 504])
RETRY_AFTER_S = st.sampled_from([None, 1, 90])


def act(name, *about):
    return st.tuples(st.just(name), *about)


DEEDS = (
    act("move", APPLICATIONS, STEPS),
    act("waver", APPLICATIONS),
    act("move_all", JOBS, STEPS) | act("undo_all", JOBS),
    act("end", APPLICATIONS, st.sampled_from(["", *Application.RejectionReason.values[:2]])),
    act("delete", APPLICATIONS) | act("apply", APPLICATIONS, STEPS),
    act("hide", PEOPLE, YES_OR_NO),
    act("rename", PEOPLE, NAMES),
    act("link", PEOPLE, st.integers(0, 2)) | act("unlink", PEOPLE),
    act("erase", PEOPLE),
    act("reword", NOTES, st.sampled_from(["Prefers nights.", "Prefers days."])),
    act("seal", NOTES, YES_OR_NO),
    act("drop", NOTES) | act("unsay", APPLICATIONS),
    act("attach", APPLICATIONS, st.sampled_from(["Two years.", "Six years."])),
    act("detach", APPLICATIONS),
)
KINDS = st.sampled_from(["notes", "feedback", "resumes"])
DECISIONS = (
    act("close_off", JOBS, YES_OR_NO),
    act("shut", JOBS, YES_OR_NO),
    act("publish", JOBS, st.sampled_from(["public", "private"])),
    act("retitle", JOBS, st.sampled_from(["Night shift lead", "Day shift lead"])),
    act("reshape", JOBS, st.sampled_from(["Offer", "Proposal"])),
    act("team", JOBS, YES_OR_NO),
    act("keep", JOBS, KINDS, YES_OR_NO),
    act("share", KINDS, YES_OR_NO),
    act("share", st.just("prospects"), YES_OR_NO),
    act("withhold", st.lists(st.sampled_from(FieldGroup.values), max_size=2, unique=True)),
    act("list_jobs", YES_OR_NO),
    act("clean_up") | act("come_back"),
    act("compare"),
    act("tamper", PEOPLE, NAMES),
    act("speak", st.sampled_from(GENERATIONS))
    | act("speak", st.just("202604"), st.sampled_from(["candidates", "jobRequisitions"])),
)
CHANGES = (*DEEDS, *DECISIONS)
CALL_FAULT = act("fail", RESOURCE, STATUS, EFFECT, RETRY_AFTER_S)
FAULTS = st.one_of(
    CALL_FAULT,
    CALL_FAULT,
    act("revoke"),
    act("reset", RESOURCE, EFFECT),
    act("babble", RESOURCE, st.sampled_from(["nonsense", "misshapen"]), EFFECT),
    act("part", RESOURCE, PEOPLE, st.sampled_from(["unanswered", "in_results"]), EFFECT),
    act("refuse_one", RESOURCE, PEOPLE, st.sampled_from([404, 429, 500, 503]), EFFECT),
    act("poison", RESOURCE, PEOPLE, st.sampled_from([400, 404, 422])),
    # LinkedIn's clock is ahead of ours or set back, and ours after a slow answer or a day without.
    act("skew", st.sampled_from([0, 3600, 7200])),
    act("away", st.just(24)),
)
FATE = st.sampled_from(["", "", *FATES])


def _pushes(changes):
    meanwhile = st.none() | changes | act("slow", st.sampled_from([40, 100]))
    push = act("push", meanwhile, FATE, st.integers(0, 8), YES_OR_NO)
    die = act("die", st.sampled_from(["killed", "database lost"]), st.integers(0, 200))
    return st.one_of(push, push, die)


def _histories(kinds):
    changes = st.one_of(*(CHANGES[kind] for kind in sorted(kinds)))
    some = st.one_of(changes, changes, _pushes(changes), FAULTS)
    return st.lists(some, min_size=2, max_size=14)


# Of a few kinds of changes each: of all kinds at once, those that meet seldom follow each other.
HISTORIES = st.sets(st.integers(0, len(CHANGES) - 1), min_size=2, max_size=7).flatmap(_histories)
