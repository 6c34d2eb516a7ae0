"""Which acts random histories are made of."""

from hypothesis import strategies as st

from tests.linkedin_rsc.ledger.fates import FATES
from tests.linkedin_rsc.ledger.histories import PLACES
from tests.linkedin_rsc.ledger.troubles import RESOURCES

GENERATIONS = ("", "202604")
PEOPLE = JOBS = st.integers(0, 1)
NOTES = st.integers(0, 4)
APPLICATIONS = st.sampled_from(range(len(PLACES)))
STEPS = st.sampled_from(("Prospect", "Screen", "Interview"))
EFFECT = YES_OR_NO = st.booleans()
RESOURCE = st.sampled_from(list(RESOURCES))
STATUS = st.sampled_from([401, 403, 429, 500, 502, 503, 504])
RETRY_AFTER_S = st.sampled_from([None, 1, 90])


def act(name, *about):
    return st.tuples(st.just(name), *about)


CHANGES = st.one_of(
    act("move", APPLICATIONS, STEPS),
    act("move", APPLICATIONS, STEPS),
    act("waver", APPLICATIONS),
    act("hide", PEOPLE, YES_OR_NO),
    act("close_off", JOBS, YES_OR_NO),
    act("team", JOBS, YES_OR_NO),
    act("rename", PEOPLE, st.sampled_from(["Marbach", "Lindt"])),
    act("reword", NOTES, st.sampled_from(["Prefers nights.", "Prefers days."])),
    act("seal", NOTES, YES_OR_NO),
    act("drop", NOTES),
    act("unsay", APPLICATIONS),
    act("share", st.sampled_from(["notes", "feedback"]), YES_OR_NO),
    act("speak", st.sampled_from(GENERATIONS)),
    act("erase", PEOPLE),
)
FAULTS = st.one_of(
    act("fail", RESOURCE, STATUS, EFFECT, RETRY_AFTER_S),
    act("fail", RESOURCE, STATUS, EFFECT, RETRY_AFTER_S),
    act("reset", RESOURCE, EFFECT),
    act("babble", RESOURCE, st.sampled_from(["nonsense", "misshapen"]), EFFECT),
    act("say_nothing", RESOURCE, PEOPLE, EFFECT),
    act("refuse_one", RESOURCE, PEOPLE, st.sampled_from([429, 500, 503]), EFFECT),
    act("poison", RESOURCE, PEOPLE, st.sampled_from([400, 422])),
    # Ours is ahead of LinkedIn's after a slow answer, and after a day without any.
    act("skew", st.sampled_from([0, 7200])),
    act("away", st.just(24)),
)
MEANWHILE = st.none() | CHANGES | act("slow", st.sampled_from([40, 100]))
FATE = st.sampled_from(["", "", *FATES])
PUSHES = st.one_of(
    act("push", MEANWHILE, FATE, st.integers(0, 4), YES_OR_NO),
    act("push", MEANWHILE, FATE, st.integers(0, 4), YES_OR_NO),
    act("die", st.sampled_from(["killed", "database lost"]), st.integers(0, 120)),
)
HISTORIES = st.lists(st.one_of(CHANGES, CHANGES, PUSHES, FAULTS), min_size=2, max_size=14)
