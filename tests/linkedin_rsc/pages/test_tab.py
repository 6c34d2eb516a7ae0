"""The tab: who may look, who may act, what it shows and what it never shows."""

import html
import json
from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.utils import timezone

from linkedin_rsc.connect import services
from linkedin_rsc.models import CallbackCount, Connection, LedgerRow, Notification, Stream
from tests.factories.linkedin_rsc import LedgerRowFactory, NotificationFactory

pytestmark = pytest.mark.django_db

TAB = "/admin-center/linkedin/"
POSTS = [
    "company/",
    "sign-in/",
    "contracts/",
    "contract-choice/",
    "contracts/550017/removal/",
    "request/",
    "partner-answer/",
    "status-refresh/",
    "disconnection/",
    "sharing/",
]


@pytest.fixture
def browser(client_as, administrator) -> Client:
    return client_as(administrator)


def text_of(response) -> str:
    return html.unescape(response.content.decode())


def said(response) -> str:
    """What was said about the step: passing messages, and the refusal that stays in sight."""
    refusal = response.wsgi_request.session.get("linkedin_refusal", "")
    return " ".join([*map(str, get_messages(response.wsgi_request)), refusal])


# -- Who may ------------------------------------------------------------------------------------


def test_only_administrators_and_read_only_people_may_look(
    client_as, administrator, read_only, recruiter, hiring_manager, interviewer
):
    answers = {
        person: client_as(person).get(TAB).status_code
        for person in (administrator, read_only, recruiter, hiring_manager, interviewer)
    }

    assert answers == {
        administrator: 200,
        read_only: 200,
        recruiter: 403,
        hiring_manager: 403,
        interviewer: 403,
    }


def test_strangers_sign_in_first(client):
    assert client.get(TAB)["Location"].startswith("/sign-in/")
    assert client.post(f"{TAB}request/")["Location"].startswith("/sign-in/")


@pytest.mark.parametrize("address", POSTS)
def test_forged_posts_of_others_change_nothing(
    client_as, with_contract, recruiter, read_only, address
):
    before = Connection.objects.values().get()

    for person in (recruiter, read_only):
        assert client_as(person).post(TAB + address, {"value": "[]"}).status_code == 403

    assert Connection.objects.values().get() == before
    assert with_contract.contracts.count() == 1


def test_others_neither_replay_nor_resend(client_as, read_only, recruiter):
    notification, row = NotificationFactory(state="done"), LedgerRowFactory(state="sent")

    for person in (read_only, recruiter):
        browser = client_as(person)
        for address in (
            f"notifications/{notification.public_id}/replay/",
            f"ledger/{row.public_id}/resend/",
        ):
            assert browser.post(TAB + address).status_code == 403

    assert Notification.objects.get().state == "done"
    assert LedgerRow.objects.get().state == "sent"


@pytest.mark.parametrize("address", POSTS)
def test_acting_needs_a_post_and_a_token(administrator, address):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(administrator)

    assert browser.get(TAB + address).status_code == 405
    assert browser.post(TAB + address).status_code == 403


def test_read_only_people_see_no_button(client_as, read_only, partner_ready):
    page = text_of(client_as(read_only).get(TAB))

    assert 'action="/admin-center/' not in page
    assert "Nordwind Logistics, company ID 9100321." in page


# -- What it shows ------------------------------------------------------------------------------


def test_empty_tab_offers_the_first_step(browser, linkedin):
    page = text_of(browser.get(TAB))

    assert "Enter the company's name and its LinkedIn company ID." in page
    assert "Save company" in page
    assert 'action="/admin-center/linkedin/sign-in/"' not in page


def test_status_stands_in_linkedins_word(browser, partner_ready):
    page = text_of(browser.get(TAB))

    assert "PENDING" in page
    assert "One-click export" in page
    assert "Contract 550017" in page


def test_problem_stands_in_linkedins_words(browser, partner_ready, linkedin):
    linkedin.fail_next("atsIntegrations", 403, message="Not for <you>")
    browser.post(f"{TAB}status-refresh/")

    page = browser.get(TAB).content.decode()

    assert "Not for &lt;you&gt;" in page
    assert "<you>" not in page


def test_tab_never_shows_a_secret(browser, enabled):
    connection = Connection.current()

    page = browser.get(TAB).content.decode()

    for secret in (connection.client_secret, connection.callback_token, connection.callback_digest):
        assert secret
        assert secret not in page


def test_callback_health_counts_the_last_seven_days(browser, partner_ready):
    today = timezone.now().date()
    for days_ago, count in ((0, 4), (6, 30), (7, 500)):
        CallbackCount.objects.create(
            outcome="unsigned", day=today - timedelta(days=days_ago), count=count
        )

    answer = browser.get(TAB)

    [line] = answer.context["tab"].callbacks.lines
    assert (line.label, line.count, line.is_refusal) == ("Signature missing or wrong", 34, True)
    assert "A refused call changed nothing." in text_of(answer)


def test_notifications_show_their_reason_and_replay(browser, partner_ready):
    notification = NotificationFactory(
        state="refused",
        reason="There is no job JOB-9 in Tandem.",
        application_urn=partner_ready.application,
    )

    page = text_of(browser.get(TAB))
    answer = browser.post(f"{TAB}notifications/{notification.public_id}/replay/")

    assert "There is no job JOB-9 in Tandem." in page
    assert "processed again" in said(answer)
    assert Notification.objects.get().state == "received"


def test_problems_are_listed_by_stream_and_state(browser, partner_ready):
    LedgerRowFactory(state="needs_attention", answer="E-mail is not valid", record="cand1")
    LedgerRowFactory(state="retrying", stream=Stream.JOBS, answer="Try later", record="JOB-0042")
    LedgerRowFactory(state="held", hold="prospect", record="cand2")

    worst = text_of(browser.get(TAB))
    jobs = text_of(browser.get(TAB, {"stream": "jobs", "state": "retrying"}))
    held = text_of(browser.get(TAB, {"stream": "candidates", "state": "held"}))

    assert "E-mail is not valid" in worst
    assert "JOB-0042" not in worst
    assert "Try later" in jobs
    assert "still a prospect" in held


def test_problem_leads_to_its_page(browser, partner_ready):
    LedgerRowFactory(state="needs_attention", record="cand1", candidate="cand1")
    LedgerRowFactory(state="needs_attention", stream=Stream.JOBS, record="JOB-1", job="JOB-1")

    candidates = text_of(browser.get(TAB, {"stream": "candidates", "state": "needs_attention"}))
    jobs = text_of(browser.get(TAB, {"stream": "jobs", "state": "needs_attention"}))

    assert 'href="/candidates/cand1/linkedin/"' in candidates
    assert 'href="/jobs/JOB-1/linkedin/"' in jobs


def test_problems_page_on_through_all_of_them(browser, partner_ready):
    for number in range(25):
        LedgerRowFactory(state="needs_attention", record=f"cand-{number:02}")

    seen, before = [], ""
    for _ in range(3):
        answer = browser.get(TAB, {"before": before})
        seen += [row.record for row in answer.context["tab"].problems.rows]
        before = answer.context["tab"].problems.next_before

    assert seen == [f"cand-{number:02}" for number in reversed(range(25))]
    assert before is None


@pytest.mark.parametrize(
    "query", [{"before": "x"}, {"before": "9" * 40}, {"stream": "'", "state": "x"}]
)
def test_nonsense_in_the_address_is_ignored(browser, partner_ready, query):
    LedgerRowFactory(state="needs_attention")

    assert browser.get(TAB, query).status_code == 200


def test_resending_queues_the_record_again(browser, partner_ready):
    row = LedgerRowFactory(state="needs_attention", answer="E-mail is not valid")

    answer = browser.post(f"{TAB}ledger/{row.public_id}/resend/")

    assert "queued again" in said(answer)
    assert LedgerRow.objects.get().state == "queued"


def test_history_says_who_did_what(browser, partner_ready):
    page = text_of(browser.get(TAB))

    assert "Ada Moreau" in page
    assert "requested Recruiter System Connect" in page


@pytest.mark.parametrize("size", [1, 30])
def test_number_of_queries_does_not_depend_on_the_rows(
    browser, enabled, django_assert_num_queries, size
):
    for number in range(size):
        NotificationFactory()
        LedgerRowFactory(state="needs_attention", record=f"cand-{number}")
    browser.get(TAB)

    # Session, user, roles, unread notices; connection, contracts, integrations, callback counts,
    # last challenge, notifications, problem counts, problems, history.
    with django_assert_num_queries(13):
        browser.get(TAB)


# -- LinkedIn's widget --------------------------------------------------------------------------


def policy(response) -> dict[str, set[str]]:
    parts = [part.split() for part in response["Content-Security-Policy"].split(";")]
    return {name: set(values) for name, *values in parts}


def test_policy_lets_linkedins_widget_in_on_this_page_only(browser, settings):
    settings.LINKEDIN_PLATFORM_URL = "https://platform.linkedin.example"
    settings.LINKEDIN_WWW_URL = "https://www.linkedin.example"

    tab, elsewhere = policy(browser.get(TAB)), policy(browser.get("/admin-center/"))

    assert tab["script-src"] == {"'self'", "https://platform.linkedin.example"}
    assert tab["frame-src"] == {
        "https://platform.linkedin.example",
        "https://www.linkedin.example",
    }
    assert "'unsafe-inline'" not in str(tab)
    assert "script-src" not in elsewhere
    assert "frame-src" not in elsewhere


def test_widget_is_there_when_a_contract_is_to_be_chosen(browser, signed_in, settings):
    page = browser.get(TAB).content.decode()

    assert f'<script src="{settings.LINKEDIN_PLATFORM_URL}/xdoor/scripts/in.js">' in page
    assert f"api_key: {signed_in.client_id}" in page
    assert 'type="IN/ATSIntegrationWidget"' in page
    assert "linkedin-contract.js" in page


def test_widget_stays_away_otherwise(browser, with_contract):
    assert b"/in.js" not in browser.get(TAB).content
    assert b"/in.js" in browser.get(TAB, {"contract": "add"}).content


def test_widget_waits_for_an_application(browser, company):
    services.connect_unattended()

    assert b"/in.js" not in browser.get(TAB).content


def test_choice_of_the_widget_is_stored_when_linkedin_confirms_it(browser, signed_in, linkedin):
    from tests.linkedin_rsc.connect.test_contracts import authorize_in_widget, widget_value

    authorize_in_widget(signed_in)

    browser.post(f"{TAB}contract-choice/", {"value": json.dumps(widget_value())})

    assert signed_in.contracts.get().contract_id == "550017"


@pytest.mark.parametrize("value", ["", "{", "null", '"x"', "[" * 5_000, "1" * 60_000])
def test_unreadable_choice_gives_a_sentence(browser, signed_in, value):
    answer = browser.post(f"{TAB}contract-choice/", {"value": value})

    assert answer.status_code == 302
    assert "by hand" in said(answer)


# -- Forms --------------------------------------------------------------------------------------


def test_wrong_company_id_keeps_what_was_typed(browser, linkedin):
    answer = browser.post(f"{TAB}company/", {"company_name": "Nordwind", "organization_id": "www"})

    assert answer.status_code == 422
    page = text_of(answer)
    assert 'value="Nordwind"' in page
    assert 'value="www"' in page
    assert "is a number" in page


def test_a_refused_form_says_what_is_missing_on_the_tab_it_is_on(browser, linkedin):
    answer = browser.post(f"{TAB}company/", {"company_name": "", "organization_id": ""})

    page = text_of(answer)
    assert "Enter the company's name." in page
    assert "Enter the company's ID at LinkedIn." in page
    assert f'href="{TAB}" aria-current="page"' in page


def test_company_id_change_while_connected_is_refused_at_its_field(browser, partner_ready):
    form = {"company_name": "Nordwind", "organization_id": "9100999"}

    answer = browser.post(f"{TAB}company/", form)

    assert answer.status_code == 422
    assert "Disconnect first" in answer.context["company_form"].errors["organization_id"][0]


def test_contract_by_hand_is_refused_in_linkedins_words(browser, signed_in, linkedin):
    linkedin.fail_next("atsIntegrations", 403, message="Not your contract")

    answer = browser.post(f"{TAB}contracts/", {"contract_id": "550017"})

    assert answer.status_code == 422
    assert "Not your contract" in text_of(answer)
    assert 'value="550017"' in text_of(answer)


def test_sharing_switches_are_saved(browser, linkedin):
    form = {"job_availability": "public", "share_prospects": "on"}

    browser.post(f"{TAB}sharing/", form)

    connection = Connection.current()
    assert (connection.job_availability, connection.share_prospects) == ("public", True)


def test_refusal_stays_in_sight_until_the_next_page(browser, partner_ready):
    removal = f"{TAB}contracts/550017/removal/"

    page = text_of(browser.post(removal, follow=True))

    assert "Keep at least one contract, or disconnect LinkedIn." in page
    assert "Keep at least one contract" not in text_of(browser.get(TAB))


def test_double_click_on_request_does_no_harm(browser, with_contract, linkedin):
    for _ in range(2):
        assert browser.post(f"{TAB}request/").status_code == 302

    assert Connection.current().state == Connection.State.PARTNER_READY
    assert len(linkedin.state()["integrations"]) == 4


def test_every_button_gives_a_sentence_while_linkedin_is_down(
    browser, partner_ready, linkedin_down
):
    linkedin_down()

    for address in ("sign-in/", "request/", "partner-answer/", "status-refresh/"):
        answer = browser.post(TAB + address)
        assert answer.status_code == 302
        assert "could not be reached" in said(answer)
    assert Connection.current().state == Connection.State.PARTNER_READY
