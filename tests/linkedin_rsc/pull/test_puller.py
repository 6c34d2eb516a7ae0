"""What LinkedIn is asked for periodically, against a real LinkedIn."""

from datetime import timedelta

import pytest

from base import stopping
from linkedin_rsc import leases
from linkedin_rsc.leases import clock
from linkedin_rsc.leases.resources import RETRIEVAL
from linkedin_rsc.models import InMail, Integration, Pull, RecruiterNote, Seat, StubProfile
from linkedin_rsc.pull import puller
from linkedin_rsc.pull.by_hand import ask_now
from tests.linkedin_rsc.pull.conftest import ILSE, RITA, due_again, pull_all, pull_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def exchanged(pulling, linkedin, ago):
    """Rita wrote to Ilse yesterday, who answered and shared; Rita made a note."""
    linkedin.write_inmail(
        seat=RITA, member=ILSE, body="May we talk?", subject="Nights", at_ms=ago(30)
    )
    linkedin.answer(seat=RITA, member=ILSE, body="Gladly.", shares=True, at_ms=ago(20))
    linkedin.write_note(seat=RITA, member=ILSE, text="Knows cold chain.", at_ms=ago(10))
    return linkedin


@pytest.mark.parametrize(("version", "root"), [("", "v2"), ("202604", "rest")])
def test_everything_of_the_last_days_comes_in_once(exchanged, settings, version, root):
    settings.LINKEDIN_API_VERSION = version

    pull_all()

    assert Seat.objects.get(seat_id=RITA).is_active
    sent, answer = InMail.objects.order_by("sent_at")
    assert (sent.is_sent, sent.subject, sent.text) == (True, "Nights", "May we talk?")
    assert (answer.is_sent, answer.text) == (False, "Gladly.")
    assert sent.member == answer.member == StubProfile.objects.get().member
    assert RecruiterNote.objects.get().text == "Knows cold chain."
    asked = {row["path"].split("/")[1] for name in ("seatsV2", "mailStubs")
             for row in exchanged.requests(resource=name)}  # fmt: skip
    assert asked == {root}


def test_asking_again_doubles_nothing(exchanged):
    pull_all()
    rows = {model: model.objects.count() for model in (InMail, RecruiterNote, StubProfile, Seat)}
    due_again()

    pull_all()

    assert {model: model.objects.count() for model in rows} == rows
    assert pull_of("inmails", seat__seat_id=RITA).total == 2
    assert pull_of("notes").last_count == 0


def test_no_question_is_about_more_than_twelve_hours(exchanged):
    pull_all()

    assert [finding for finding in exchanged.findings() if "window" in finding] == []
    assert exchanged.requests(resource="conversationEvents")


def test_what_comes_later_is_asked_for_next_time(exchanged, linkedin, ago):
    pull_all()
    linkedin.write_inmail(seat=RITA, member=ILSE, body="And tomorrow?", at_ms=ago(0.01))
    due_again()

    pull_all()

    assert [one.text for one in InMail.objects.all()].count("And tomorrow?") == 1
    assert pull_of("inmails", seat__seat_id=RITA).last_count == 1


def test_the_first_run_goes_back_to_the_horizon_and_no_further(pulling, linkedin, ago):
    linkedin.write_inmail(seat=RITA, member=ILSE, body="Long ago", at_ms=ago(24 * 3))
    linkedin.write_inmail(seat=RITA, member=ILSE, body="Lately", at_ms=ago(40))

    pull_all()

    assert [one.text for one in InMail.objects.all()] == ["Lately"]
    assert pull_of("inmails", seat__seat_id=RITA).reaches(clock.now() - timedelta(days=2))


def test_a_longer_horizon_brings_what_is_older(exchanged, pulling, linkedin, ago):
    linkedin.write_inmail(seat=RITA, member=ILSE, body="Long ago", at_ms=ago(24 * 3))
    pull_all()
    pulling.pull_back_days = 4
    pulling.save()
    due_again()

    pull_all()

    assert "Long ago" in [one.text for one in InMail.objects.all()]


def test_a_slice_of_many_pages_goes_on_where_it_was_interrupted(pulling, linkedin, ago):
    linkedin.fill_inmails(seat=RITA, count=450, from_ms=ago(6), to_ms=ago(1))
    pull_all("seats")
    linkedin.fail_next("conversationEvents", 500, times=1, method="GET")
    pull_all("inmails")
    pull = pull_of("inmails", seat__seat_id=RITA)
    assert pull.problem

    due_again()
    linkedin.fail_next("conversationEvents", 503)
    pull_all("inmails")
    due_again()
    pull_all("inmails")

    assert InMail.objects.count() == 450
    assert pull_of("inmails", seat__seat_id=RITA).problem == ""


def test_more_than_twelve_pages_wait_for_the_next_minute(pulling, linkedin, ago, settings):
    pulling.pull_back_days = 1
    pulling.save()
    linkedin.fill_inmails(seat=RITA, count=1_500, from_ms=ago(6), to_ms=ago(1))
    pull_all("seats")
    pull_all("inmails")
    pull = pull_of("inmails", seat__seat_id=RITA)
    stored = InMail.objects.count()
    assert stored == 1_200
    assert clock.now() < pull.next_at <= clock.now() + timedelta(seconds=62)
    assert pull.problem == ""

    # A minute later.
    due_again()
    linkedin.advance_clock(62)
    pull_all("inmails")

    assert InMail.objects.count() == 1_500


def test_a_refused_contract_says_so_and_the_status_is_read_again(exchanged, pulling, linkedin):
    pull_all("seats")
    linkedin.disable(types=["CSA_API"], client_id=pulling.client_id)

    pull_all("inmails")

    pull = pull_of("inmails", seat__seat_id=RITA)
    assert pull.problem and InMail.objects.count() == 0


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_failing_linkedin_is_asked_again_later(exchanged, linkedin, status):
    pull_all("seats")
    for resource in ("conversationEvents", "mailStubs", "prospectNotes"):
        linkedin.fail_next(resource, status, times=20)

    pull_all()

    assert InMail.objects.count() == RecruiterNote.objects.count() == 0
    assert min(Pull.objects.exclude(kind="seats").values_list("next_at", flat=True)) > clock.now()


def test_a_withdrawn_token_costs_one_more_call(exchanged, pulling, linkedin):
    pull_all("seats")
    linkedin.revoke_tokens(pulling.client_id)

    pull_all()

    assert InMail.objects.count() == 2


def test_two_workers_never_ask_at_once(exchanged):
    lease = leases.enter(RETRIEVAL)

    assert puller.pull_due() is None
    assert not exchanged.requests(resource="seatsV2")
    lease.leave()


def test_a_worker_that_is_asked_to_stop_leaves_the_rest_due(exchanged):
    pull_all("seats")
    stopping.ask()
    try:
        puller.pull_due()
    finally:
        stopping.forget()

    assert InMail.objects.count() == 0
    pull_all()
    assert InMail.objects.count() == 2


def test_nothing_is_asked_of_a_contract_that_is_not_enabled(exchanged):
    Integration.objects.filter(type="CSA_API").update(status="DISABLED")

    pull_all()

    assert not exchanged.requests(resource="seatsV2")
    assert not Pull.objects.exists()


def test_a_contract_taken_out_in_the_middle_ends_its_questions(exchanged, on_call):
    pull_all("seats")
    on_call("conversationEvents", lambda: Integration.objects.update(status="DISABLED"))

    pull_all()

    assert len(exchanged.requests(resource="conversationEvents")) == 1


def test_another_company_begins_anew(exchanged, pulling):
    pull_all()
    pulling.epoch += 1
    pulling.save()

    pull_all()

    assert pull_of("inmails", seat__seat_id=RITA).epoch == pulling.epoch
    assert InMail.objects.count() == 2


def test_another_application_has_its_seats_listed_before_their_mail(exchanged, pulling, linkedin):
    """The old one's names of recruiters and members would tell who wrote wrongly."""
    pull_all()
    Seat.objects.filter(seat_id=RITA).update(member="urn:li:person:of-another-application")
    RecruiterNote.objects.update(application_urn="urn:li:developerApplication:1")
    InMail.objects.update(application_urn="urn:li:developerApplication:1", member="urn:li:person:o")
    linkedin.turn(inmail_recruiter_as="person")
    linkedin.fail_next("seatsV2", 500)
    pulling.epoch += 1
    pulling.save()

    pull_all()
    assert Pull.objects.filter(kind="inmails").count() == 0
    due_again()
    pull_all()

    sent, answer = InMail.objects.order_by("sent_at")
    assert (sent.is_sent, answer.is_sent) == (True, False)
    assert sent.member == answer.member == StubProfile.objects.get().member
    assert {one.application_urn for one in (sent, answer, RecruiterNote.objects.get())} == {
        pulling.application_in_use
    }


def test_quiet_seats_are_asked_less_often_until_something_comes(exchanged, linkedin, ago):
    pull_all()
    pull = pull_of("inmails", seat__seat_id=RITA)
    first = pull.next_at - pull.last_run_at
    for _run in range(5):
        due_again(kind="inmails")
        pull_all("inmails")
    pull.refresh_from_db()

    assert first == timedelta(hours=2)
    assert pull.next_at - pull.last_run_at == timedelta(hours=12)
    linkedin.write_inmail(seat=RITA, member=ILSE, body="Still there?", at_ms=ago(0.01))
    due_again(kind="inmails")
    pull_all("inmails")
    pull.refresh_from_db()
    assert pull.next_at - pull.last_run_at == timedelta(hours=2)


def test_statements_of_a_page_do_not_grow_with_what_is_on_it(
    pulling, linkedin, ago, django_assert_max_num_queries
):
    pull_all("seats")
    due_again()
    pull_all("inmails")
    counts = []
    for count, hours in ((10, 0.05), (60, 0.04)):
        times = {"from_ms": ago(hours), "to_ms": ago(hours - 0.005)}
        linkedin.fill_inmails(seat=RITA, count=count, **times)
        due_again(kind="inmails", seat__seat_id=RITA)
        with django_assert_max_num_queries(60) as captured:
            puller.pull_due(kinds=["inmails"])
        counts.append(len(captured))

    assert counts[0] == counts[1]


def test_a_list_of_seats_goes_on_where_it_was_interrupted(pulling, linkedin, on_call):
    for number in range(130):
        slug = f"recruiter-{number}"
        linkedin.put_member(slug, first_name="Recruiter", last_name=str(number))
        linkedin.put_seat(90_000 + number, contract=550017, member=slug)
    failures = [503]
    on_call(
        "start=100",
        lambda: failures and linkedin.fail_next("seatsV2", failures.pop()),
        before=True,
    )
    puller.pull_due(kinds=["seats"])
    assert pull_of("seats").problem
    due_again()

    pull_all("seats")

    assert Seat.objects.filter(state="ACTIVE").count() == 133
    assert pull_of("seats").part_start == 0


def test_whoever_asks_while_it_is_at_work_is_heard(
    exchanged, on_call, administrator, linkedin, ago
):
    pull_all("seats")
    asked = []

    def ask_once():
        if not asked:
            linkedin.write_note(seat=RITA, member=ILSE, text="Written meanwhile.")
            asked.append(ask_now(by=administrator, kinds=["notes"]))

    on_call("prospectNotes", ask_once)
    pull_all("notes")

    assert "Written meanwhile." in [note.text for note in RecruiterNote.objects.all()]


def test_a_note_changed_between_two_pages_hides_no_other(pulling, linkedin, ago, on_call):
    pull_all("seats")
    notes = [
        linkedin.write_note(
            seat=RITA, member=ILSE, text=f"Note {number}", at_ms=ago(10 - number / 60)
        )
        for number in range(130)
    ]
    changes = iter(notes[:5])

    def change_one():
        if note := next(changes, None):
            linkedin.change_note(note, text="Changed")

    on_call("prospectNotes", change_one)
    pull_all("notes")
    due_again()
    pull_all("notes")

    texts = sorted(note.text for note in RecruiterNote.objects.all())
    expected = ["Changed"] * 5 + [f"Note {number}" for number in range(5, 130)]
    assert texts == sorted(expected)
