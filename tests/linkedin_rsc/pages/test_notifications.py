"""What LinkedIn pushed: looked for, looked at, and put to work again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Activity, RecordRead
from linkedin_rsc.intake.keeping import replay_as_wanted
from linkedin_rsc.models import Notification, ReplayWish
from tests.factories.applications import ApplicationFactory
from tests.factories.linkedin_rsc import NotificationFactory
from tests.linkedin_rsc.pages.reading import TAB, said, text_of

pytestmark = pytest.mark.django_db

LIST = f"{TAB}notifications/"
State = Notification.State
Kind = Notification.Kind


def listed(browser, **query) -> list[str]:
    return [one.request_id for one in browser.get(LIST, query).context["page"].rows]


def test_nothing_has_arrived_yet(browser):
    assert "Nothing has arrived yet" in text_of(browser.get(LIST))


def test_what_became_of_each_is_said_in_words(browser):
    NotificationFactory(state=State.REFUSED, reason="There is no job JOB-9 in Tandem.")
    done = NotificationFactory(state=State.DONE, application=ApplicationFactory())
    NotificationFactory(state=State.DONE)
    NotificationFactory(state=State.DONE, kind=Kind.STATUS_CHANGE)
    NotificationFactory(state=State.RECEIVED)

    page = text_of(browser.get(LIST))

    assert "There is no job JOB-9 in Tandem." in page
    assert f"/candidates/{done.application.candidate.public_id}/linkedin/" in page
    assert page.count("Done as LinkedIn wanted it.") == 1
    assert "Tandem read anew how every part stands." in page
    assert "Waits for a worker." in page


def test_each_filter_narrows(browser):
    NotificationFactory(request_id="done", state=State.DONE)
    NotificationFactory(request_id="failed", state=State.FAILED)
    NotificationFactory(request_id="status", state=State.DONE, kind=Kind.STATUS_CHANGE)
    NotificationFactory(
        request_id="old", state=State.DONE, received_at=timezone.now() - timedelta(days=3)
    )
    today = timezone.localdate()

    assert listed(browser) == ["old", "status", "failed", "done"]
    assert listed(browser, state="failed") == ["failed"]
    assert listed(browser, state="done") == ["old", "status", "done"]
    assert listed(browser, kind="INTEGRATION_STATUS_CHANGE") == ["status"]
    assert listed(browser, kind="EXPORT_CANDIDATE_PROFILE", state="done") == ["old", "done"]
    assert listed(browser, request_id=" status ") == ["status"]
    assert listed(browser, since=today.isoformat()) == ["status", "failed", "done"]
    assert listed(browser, until=(today - timedelta(days=1)).isoformat()) == ["old"]
    assert listed(browser, request_id="nobody") == []
    assert "Nothing matches" in text_of(browser.get(LIST, {"request_id": "nobody"}))


@pytest.mark.parametrize(
    "query",
    [
        {"since": "31.02.2026"},
        {"kind": "x"},
        {"until": "9999-12-31"},
        {"request_id": "\x00"},
        {"after": "x"},
    ],
)
def test_nonsense_in_the_address_filters_nothing(browser, query):
    NotificationFactory()

    assert browser.get(LIST, query).status_code == 200


def test_pages_go_on_through_all_of_them(browser):
    for number in range(120):
        NotificationFactory(request_id=f"r{number:03}", state=State.FAILED)

    seen, query = [], "?state=failed"
    while query:
        page = browser.get(f"{LIST}{query}").context["page"]
        seen += [one.request_id for one in page.rows]
        query = page.older

    assert seen == [f"r{number:03}" for number in reversed(range(120))]


@pytest.mark.parametrize("size", [1, 60])
def test_the_list_costs_the_same_however_many(browser, django_assert_num_queries, size):
    for _number in range(size):
        NotificationFactory(state=State.FAILED, application=ApplicationFactory())
    today = timezone.localdate().isoformat()
    browser.get(LIST)

    # Session, user with roles, unread notices; where the day begins and ends, the page, how many
    # failed, whether they are being replayed; that it was read.
    with django_assert_num_queries(9):
        browser.get(LIST, {"state": "failed", "since": today, "until": today})


def test_the_raw_push_is_shown_as_text(browser):
    one = NotificationFactory(raw_body='{"type":"<script>alert(1)</script>"}', state=State.DONE)

    page = browser.get(f"{LIST}{one.public_id}/").content.decode()

    assert "{&quot;type&quot;:&quot;&lt;script&gt;alert(1)&lt;/script&gt;&quot;}" in page
    assert "<script>alert" not in page


def test_what_is_no_longer_kept_is_said(browser):
    one = NotificationFactory(raw_body="", state=State.DONE)

    assert "deleted after 30 days" in text_of(browser.get(f"{LIST}{one.public_id}/"))


def test_a_long_push_is_cut_on_the_page(browser):
    one = NotificationFactory(raw_body="x" * 30_000, state=State.DONE)

    page = text_of(browser.get(f"{LIST}{one.public_id}/"))

    assert "The rest is left out here." in page
    assert "x" * 20_001 not in page


def test_replaying_one_puts_it_to_work_and_is_told_of(browser, administrator):
    one = NotificationFactory(state=State.REFUSED, reason="No job.", attempts=3)

    answer = browser.post(
        f"{LIST}{one.public_id}/replay/",
        headers={"Referer": f"http://testserver{LIST}?state=refused"},
    )

    one.refresh_from_db()
    assert answer["Location"] == f"{LIST}?state=refused"
    assert "processed again" in said(answer)
    assert (one.state, one.reason, one.attempts) == (State.RECEIVED, "", 0)
    detail = text_of(browser.get(f"{LIST}{one.public_id}/"))
    assert "replayed a notification of LinkedIn" in detail


def test_replay_of_what_is_done_says_so(browser):
    done = NotificationFactory(state=State.DONE)

    answer = browser.post(f"{LIST}{done.public_id}/replay/")

    assert "done already" in said(answer)
    assert Notification.objects.get().state == State.DONE


def test_chosen_ones_are_replayed_and_what_cannot_be_says_why(browser):
    chosen = [NotificationFactory(state=state) for state in ("failed", "refused", "held", "failed")]

    answer = browser.post(
        f"{LIST}replays/", {"notification": [one.public_id for one in chosen[:3]]}
    )

    assert "2 notifications are being processed again." in said(answer)
    assert "This export waits for a colleague's decision." in said(answer)
    states = list(Notification.objects.order_by("pk").values_list("state", flat=True))
    assert states == ["received", "received", "held", "failed"]


def test_all_that_failed_is_replayed_in_the_background(
    browser, administrator, nudged, django_capture_on_commit_callbacks
):
    for state in ("failed", "done", "failed"):
        NotificationFactory(state=state, reason="LinkedIn said no.")

    with django_capture_on_commit_callbacks(execute=True):
        browser.post(f"{LIST}failed-replay/")
    waiting = text_of(browser.get(LIST))
    late = NotificationFactory(state=State.FAILED)
    while replay_as_wanted() is not None:
        pass

    assert "is being processed again" in waiting
    assert "linkedin_rsc.replay_failed" in nudged
    states = list(Notification.objects.order_by("pk").values_list("state", flat=True))
    assert states == ["received", "done", "received", "failed"]
    assert Notification.objects.get(pk=late.pk).state == State.FAILED
    assert not ReplayWish.objects.exists()
    assert Activity.objects.get(verb="linkedin.notifications.replayed").actor == administrator


def test_nothing_failed_is_said(browser):
    assert "No notification has failed." in said(browser.post(f"{LIST}failed-replay/"))


def test_others_neither_see_nor_replay(client_as, recruiter, read_only):
    one = NotificationFactory(state=State.FAILED)

    assert client_as(recruiter).get(LIST).status_code == 403
    assert client_as(recruiter).get(f"{LIST}{one.public_id}/").status_code == 403
    looking = client_as(read_only)
    assert "Replay all" not in text_of(looking.get(LIST))
    assert "Replay" not in looking.get(f"{LIST}{one.public_id}/").content.decode()
    for address in ("replays/", "failed-replay/", f"{one.public_id}/replay/"):
        assert looking.post(f"{LIST}{address}").status_code == 403
    assert Notification.objects.get().state == State.FAILED


@pytest.mark.parametrize("kind", sorted(set(Kind) - {Kind.STATUS_CHANGE}))
def test_what_tells_of_people_is_written_down_as_read(browser, kind):
    application = ApplicationFactory()
    one = NotificationFactory(kind=kind, application=application)
    other = NotificationFactory(kind=kind)
    NotificationFactory(kind=Kind.STATUS_CHANGE)

    for address in (LIST, f"{LIST}{one.public_id}/", f"{LIST}{other.public_id}/"):
        browser.get(address)

    read = RecordRead.objects.order_by("pk").values_list("subject", "count")
    assert list(read) == [("", 2), (application.candidate.public_id, 1), ("", 1)]


def test_what_tells_of_nobody_is_not(browser):
    one = NotificationFactory(kind=Kind.STATUS_CHANGE)

    browser.get(LIST)
    browser.get(f"{LIST}{one.public_id}/")

    assert not RecordRead.objects.exists()
