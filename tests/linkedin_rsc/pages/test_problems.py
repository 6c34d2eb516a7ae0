"""The page of problems: names, causes, filters, and sending again one, a group or all."""

import pytest

from accounts.models import RecordRead
from linkedin_rsc.ledger.resending import resend_as_wanted
from linkedin_rsc.models import Hold, LedgerResend, LedgerRow, Stream
from linkedin_rsc.pages.problem_rows import named
from linkedin_rsc.pages.remedies import remedy, remedy_for_all
from tests.factories.candidates import CandidateFactory
from tests.factories.jobs import JobFactory
from tests.factories.linkedin_rsc import LedgerRowFactory
from tests.linkedin_rsc.pages.reading import TAB, said, text_of
from tests.queries import queries_of

pytestmark = pytest.mark.django_db

PAGE, AGAIN = f"{TAB}problems/", f"{TAB}problems/resending/"
State = LedgerRow.State


def failed(record="", *, answer="lastName is required", state=State.NEEDS_ATTENTION, **fields):
    named = {"record": record} if record else {}
    return LedgerRowFactory(state=state, answer=answer, **named, **fields)


def causes(browser, **query) -> dict[str, str]:
    """What the page gives as reasons, with how many records each has."""
    found = browser.get(PAGE, query).context["problems"]
    return {cause.label: cause.count for cause in found.causes}


def records(browser, **query) -> list[str]:
    return [one.row.record for one in browser.get(PAGE, query).context["rows"]]


def key_of(browser, label, **query) -> str:
    found = browser.get(PAGE, query).context["problems"].causes
    return next(cause.key for cause in found if cause.label == label)


def test_nothing_in_the_way_is_said(browser):
    assert "Nothing is refused or held back" in text_of(browser.get(PAGE))


def test_problems_are_listed_by_stream_and_state(browser):
    failed("cand1", answer="E-mail is not valid")
    failed("JOB-0042", stream=Stream.JOBS, answer="Try later", state=State.RETRYING)
    LedgerRowFactory(state=State.HELD, hold="prospect", record="cand2")

    assert records(browser) == ["cand1"]
    assert records(browser, stream="jobs", state="retrying") == ["JOB-0042"]
    assert records(browser, stream="candidates", state="held") == ["cand2"]
    # The address of a stream leads to the worst of it.
    assert records(browser, stream="jobs") == ["JOB-0042"]
    assert causes(browser, stream="candidates", state="held") == {"Still a prospect": "1"}


def test_a_record_is_called_by_its_person_and_job(browser, administrator):
    person = CandidateFactory(first_name="Ilse", last_name="Marbach")
    job = JobFactory(title="Planner")
    failed("x1", stream=Stream.APPLICATIONS, candidate=person.public_id, job=job.public_id)
    failed("JOB-9", stream=Stream.JOBS, job=job.public_id)

    people = text_of(browser.get(PAGE, {"stream": "applications"}))
    jobs = text_of(browser.get(PAGE, {"stream": "jobs"}))

    assert f'href="/candidates/{person.public_id}/linkedin/"><bdi>Ilse Marbach</bdi>' in people
    assert f"<bdi>Planner ({job.public_id})</bdi>" in people
    assert f'href="/jobs/{job.public_id}/linkedin/"><bdi>Planner' in jobs
    assert RecordRead.objects.filter(user=administrator, count=1).count() == 1


def test_whoever_may_not_open_a_person_reads_no_name(recruiter, administrator):
    hidden = CandidateFactory(last_name="Secretly", is_private=True)
    job = JobFactory(title="Quiet role")
    row = failed("x1", candidate=hidden.public_id, job=job.public_id)

    [[to_recruiter], [to_administrator]] = named([row], recruiter), named([row], administrator)

    assert (to_recruiter.person, to_recruiter.job) == ("", "")
    assert "Secretly" in to_administrator.person


def test_causes_are_groups_with_most_records_first(browser):
    for _number in range(3):
        failed(answer="lastName is required")
    failed(answer="No " + "x" * 200)
    failed(answer="No " + "x" * 300)
    failed(answer="")

    assert causes(browser) == {
        "lastName is required": "3",
        "No " + "x" * 97: "2",
        "LinkedIn gave no reason": "1",
    }


def test_a_cause_narrows_the_list_and_its_words_are_in_no_address(browser):
    failed("a", answer="ilse@example.org is taken")
    failed("b", answer="lastName is required")
    key = key_of(browser, "ilse@example.org is taken")

    assert records(browser, cause=key) == ["a"]
    assert "ilse" not in key
    assert records(browser, cause="unknown") == ["b", "a"]


def test_further_causes_than_are_listed_are_mentioned(browser):
    for number in range(22):
        failed(answer=f"No {number:02}")

    page = browser.get(PAGE)

    assert len(page.context["problems"].causes) == 20
    assert "There are further causes" in text_of(page)


@pytest.mark.parametrize(
    ("hold", "stream", "link"),
    [
        ("no_place", "jobs", "/jobs/JOB-1/edit/"),
        ("draft_job", "jobs", "/jobs/JOB-1/"),
        ("no_identity", "candidates", "/candidates/p1/contacts/"),
        ("private_candidate", "candidates", "/candidates/p1/edit/"),
        ("notes_not_shared", "candidate_notes", f"{TAB}#sharing"),
        ("not_connected", "candidates", TAB),
        ("file_type", "attachments", "/candidates/p1/documents/"),
        ("private_note", "candidate_notes", "/candidates/p1/notes/"),
        ("waiting_for_job", "applications", f"{PAGE}?stream=jobs"),
    ],
)
def test_what_is_missing_leads_to_where_it_is_filled_in(browser, hold, stream, link):
    about = {"job": "JOB-1"} if stream == "jobs" else {"candidate": "p1"}
    LedgerRowFactory(state=State.HELD, hold=hold, stream=stream, **about)

    page = text_of(browser.get(PAGE, {"stream": stream, "state": "held"}))

    assert f'<a class="small" href="{link}">' in page
    assert 'action="/admin-center/linkedin/ledger/' not in page
    assert "Send again" not in page


def test_every_reason_leads_somewhere_but_that_a_record_is_gone():
    leads = {
        one: remedy(one, candidate="p1") or remedy(one, job="JOB-1") or remedy_for_all(one)
        for one in Hold
    }

    assert [one for one in Hold if not leads[one]] == [Hold.GONE_HERE]


def test_pages_lead_through_all_of_them(browser):
    for number in range(120):
        failed(f"cand-{number:03}")

    seen, query = [], ""
    for _page in range(3):
        answer = browser.get(PAGE + query)
        seen += [one.row.record for one in answer.context["rows"]]
        query = answer.context["problems"].page.older

    assert seen == [f"cand-{number:03}" for number in reversed(range(120))]
    assert query == ""


@pytest.mark.parametrize(
    "query", [{"before": "x"}, {"after": "9" * 40}, {"stream": "'", "state": "x", "cause": "'"}]
)
def test_nonsense_in_the_address_is_ignored(browser, query):
    failed()

    assert browser.get(PAGE, query).status_code == 200


def test_a_group_is_sent_again_in_the_background_and_nothing_else(browser):
    group = [failed(answer="lastName is required") for _number in range(3)]
    other = failed(answer="Not yours")
    alike = failed(answer="lastName is required", stream=Stream.APPLICATIONS)
    key = key_of(browser, "lastName is required", stream="candidates")

    answer = browser.post(AGAIN, {"state": "needs_attention", "stream": "candidates", "cause": key})
    before = set(LedgerRow.objects.values_list("state", flat=True))
    meanwhile = text_of(browser.get(PAGE))
    resend_as_wanted()

    assert "sent again in the background" in said(answer)
    assert before == {State.NEEDS_ATTENTION}
    assert "Records are being sent again in the background." in meanwhile
    states = dict(LedgerRow.objects.values_list("pk", "state"))
    assert {states[row.pk] for row in group} == {State.QUEUED}
    assert (states[other.pk], states[alike.pk]) == (State.NEEDS_ATTENTION, State.NEEDS_ATTENTION)
    assert not LedgerResend.objects.exists()


def test_all_that_need_attention_are_sent_again(browser):
    rows = [failed(), failed(stream=Stream.JOBS, answer="No")]
    retrying = failed(state=State.RETRYING)

    page = text_of(browser.get(PAGE))
    browser.post(AGAIN, {"state": "needs_attention"})
    resend_as_wanted()

    assert "Send all 2 that need attention again" in page
    states = dict(LedgerRow.objects.values_list("pk", "state"))
    assert {states[row.pk] for row in rows} == {State.QUEUED}
    assert states[retrying.pk] == State.RETRYING


@pytest.mark.parametrize(
    "asked",
    [
        {"state": "held", "stream": "candidates"},
        {"state": "sent"},
        {"state": "'"},
        {"state": "needs_attention", "stream": "jobs"},
        {"state": "needs_attention", "stream": "candidates", "cause": "unknown"},
        {"state": "needs_attention", "stream": "'", "cause": "unknown"},
        {},
    ],
)
def test_what_did_not_fail_is_not_sent_again(browser, asked):
    failed()
    LedgerRowFactory(state=State.HELD, hold="prospect")
    LedgerRowFactory(state=State.SENT)

    answer = browser.post(AGAIN, asked)

    assert "None of these records failed." in said(answer)
    assert not LedgerResend.objects.exists()


def test_only_administrators_send_groups_again(client_as, read_only, recruiter):
    failed()

    page = text_of(client_as(read_only).get(PAGE))

    assert "lastName is required" in page
    assert "<form" not in page.split("<main")[1]
    for person in (read_only, recruiter):
        assert client_as(person).post(AGAIN, {"state": "needs_attention"}).status_code == 403
    assert client_as(recruiter).get(PAGE).status_code == 403


@pytest.mark.parametrize("size", [1, 60])
def test_number_of_queries_does_not_depend_on_the_rows(browser, size):
    for number in range(size):
        person, job = CandidateFactory(), JobFactory()
        failed(answer=f"No {number}", candidate=person.public_id, job=job.public_id)
    browser.get(PAGE)

    # Session, user with roles, unread notices; counts, causes, rows, people, jobs, wishes.
    assert len(queries_of(browser, PAGE)) <= 10
