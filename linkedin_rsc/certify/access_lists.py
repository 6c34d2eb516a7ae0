"""Module 4: no rule of it is public, only what LinkedIn's guide says access lists are for.

The rules bear numbers of ours. Each colleague has a list of their own (decision 23).
"""

from collections import Counter
from collections.abc import Callable

from accounts.models import Activity, User
from jobs.models import Job, TeamMember
from jobs.verbs import JobVerb
from linkedin_rsc.certify.ground import Ground
from linkedin_rsc.certify.held import State, calls, sandbox_records
from linkedin_rsc.certify.onboarding import configuration_is_stored
from linkedin_rsc.certify.rule import SEE_PROBLEMS, Found, Rule, failed, needs_a_person, passed
from linkedin_rsc.certify.whole import not_whole
from linkedin_rsc.models import ConnectedAccount, LedgerRow, Seat, Stream
from linkedin_rsc.streams.access_lists import BETWEEN, record_of
from linkedin_rsc.streams.job_steps import LISTED

LATEST = 100
MAX_LISTS = 10  # rsc-contract 10: "max 10 ACLs per user".
SWITCH_ON = "Choose access lists in the tab, connect a colleague's account, then run this again."
LISTS = (Stream.ACCESS_LISTS, Stream.ASSIGNEES)


def _with_lists(check: Callable[[Ground], Found]) -> Callable[[Ground], Found]:
    """Ask only where lists are used, and once all of them are at LinkedIn."""

    def ask(ground: Ground) -> Found:
        if not ground.connection.lists_in_force:
            return needs_a_person("Access lists are not used.", SWITCH_ON)
        return not_whole(ground, *LISTS) or check(ground)

    return ask


def _seen_by_its_team(ground: Ground) -> Found:
    """4.1: each connected colleague is offered the open jobs they lead, and no other."""
    seats = _seats()
    if not seats:
        return needs_a_person("No colleague with a seat is connected.", SWITCH_ON)
    wrong = [user for user, seat in seats.items() if _offered(ground, seat) != _led(user)]
    if wrong:
        said = f"{len(wrong)} of {len(seats)} colleagues are offered other jobs than they lead."
        return failed(said, SEE_PROBLEMS)
    said = f"Each of {len(seats)} connected colleagues is offered the jobs they lead, no other."
    return passed(said, *calls(ground, Stream.ACCESS_LISTS, "PUT"))


def _seats() -> dict[int, str]:
    """Return the seats of connected colleagues, by their primary keys."""
    accounts = dict(ConnectedAccount.objects.values_list("person", "user"))
    seats = Seat.objects.filter(member__in=accounts).values_list("member", "seat_id")
    return {accounts[member]: seat for member, seat in seats}


def _offered(ground: Ground, seat: str) -> set[str]:
    """Return which jobs a seat is offered; without the sandbox, by what LinkedIn has accepted."""
    if ground.sandbox:
        return ground.sandbox.offered_jobs(seat=seat)
    account = ConnectedAccount.objects.select_related("user").get(
        person__in=Seat.objects.filter(seat_id=seat).values("member")
    )
    jobs = LedgerRow.objects.found_by(stream=Stream.JOBS, state=State.SENT).values("record")
    listed = LedgerRow.objects.found_by(stream=Stream.ACCESS_LISTS, state=State.SENT)
    own = listed.filter(record__endswith=record_of("", account.user.public_id), job__in=jobs)
    is_open = Job.objects.active().filter(public_id__in=own.values("job"))
    return set(is_open.values_list("public_id", flat=True))


def _led(user: int) -> set[str]:
    """Return the open jobs that LinkedIn has, and whose team this colleague leads."""
    sent = LedgerRow.objects.found_by(stream=Stream.JOBS, state=State.SENT).values("record")
    led = TeamMember.objects.leading().filter(user=user).values("job")
    jobs = Job.objects.active().filter(pk__in=led, public_id__in=sent)
    return set(jobs.values_list("public_id", flat=True))


def _follows_the_team(ground: Ground) -> Found:
    """4.2: whoever joined or left lately is on the list of that job, or no longer."""
    joined, left = {JobVerb.TEAM_JOINED, JobVerb.DELEGATE_NAMED}, {JobVerb.TEAM_LEFT}
    latest = Activity.objects.filter(verb__in=joined | left).order_by("-id")[:LATEST]
    moves = [one for one in latest if one.data["role"] != TeamMember.Role.INTERVIEWER]
    seen = {one.verb for one in moves}
    if not (seen & joined and seen & left):
        todo = "Let a colleague join and another leave the team of a job, then run this again."
        return needs_a_person("Nobody has both joined and left a team lately.", todo)
    if wrong := [one for one in moves if not _is_followed(ground, one)]:
        return failed(f"{len(wrong)} of {len(moves)} changes of a team are not followed.",
                      SEE_PROBLEMS)  # fmt: skip
    said = f"The last {len(moves)} who joined or left a team are on its list, or no longer."
    return passed(said, *calls(ground, Stream.ACCESS_LISTS, "DELETE"))


def _is_followed(ground: Ground, move: Activity) -> bool:
    [user] = User.objects.filter(pk=move.data["user"]).values_list("public_id", flat=True) or [""]
    led = TeamMember.objects.leading().filter(job__public_id=move.job, user__public_id=user)
    may = led.filter(job__activated_at__isnull=False, job__is_confidential=False).exists()
    rows = LedgerRow.objects.found_by(
        stream=Stream.ACCESS_LISTS, state=State.SENT, record=record_of(move.job, user)
    )
    is_there = {rows.exists()}
    if ground.sandbox:
        lists = {one["list_id"]: one["jobs"] for one in ground.held_there["access_lists"]}
        is_there.add(move.job in lists.get(user, []))
    return is_there == {may}


def _few_lists(ground: Ground) -> Found:
    """4.3: nobody is on more than ten lists."""
    rows = LedgerRow.objects.found_by(stream=Stream.ASSIGNEES, state=State.SENT)
    people = Counter(record.partition(BETWEEN)[2] for record in rows.values_list(
        "record", flat=True))  # fmt: skip
    there = ground.held_there.get("access_lists", [])
    names = Counter(name for one in there for name in one["people"])
    most = max([*people.values(), *names.values()], default=0)
    if not most:
        return needs_a_person("Nobody is on a list.", SWITCH_ON)
    if most > MAX_LISTS:
        return failed(f"Somebody is on {most} lists.", "Tell the makers of Tandem.")
    said = f"Nobody is on more than {most} of {MAX_LISTS} lists."
    return passed(said, *calls(ground, Stream.ASSIGNEES, "PUT"))


def _hides_the_confidential(ground: Ground) -> Found:
    """4.5: no confidential job is at LinkedIn, and where lists are used no job is for all."""
    confidential = Job.objects.filter(is_confidential=True, activated_at__isnull=False)
    hidden = set(confidential.values_list("public_id", flat=True))
    sent = LedgerRow.objects.found_by(stream=Stream.JOBS, state=State.SENT)
    seen = set(sent.filter(record__in=hidden).values_list("record", flat=True))
    there = sandbox_records(ground, Stream.JOBS).items()
    seen |= hidden & {key for key, job in there if job["state"] == LISTED}
    if seen:
        return failed(f"{len(seen)} confidential jobs are at LinkedIn.", SEE_PROBLEMS)
    if ground.sandbox and ground.connection.lists_in_force and ground.sandbox.offered_jobs():
        return failed("Recruiter offers everybody a job that is kept to lists.", SEE_PROBLEMS)
    if not hidden:
        return needs_a_person("No job is confidential.", "Open one, then run this again.")
    return passed("No confidential job is at LinkedIn, so none is seen before its list.")


RULES = (
    Rule("Module 4.1", "Only members of a list see its job and the applications.",
         _with_lists(_seen_by_its_team), "linkedin-colleagues"),
    Rule("Module 4.2", "Visibility follows whoever joins or leaves a list.",
         _with_lists(_follows_the_team)),
    Rule("Module 4.3", "Nobody is on more than ten lists.", _with_lists(_few_lists)),
    Rule("Module 4.4", "LinkedIn is told that all may see everything where no lists are used.",
         configuration_is_stored, "linkedin-doctor"),
    Rule("Module 4.5", "A confidential job is never visible before its list.",
         _hides_the_confidential),
)  # fmt: skip
