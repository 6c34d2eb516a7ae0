"""Colleagues connect LinkedIn accounts of their own: each one member, for a term."""

from datetime import timedelta

import pytest
import requests
from django.apps import apps
from django.utils import timezone

from accounts.models import Activity
from accounts.passwords.asking import TYPED_AT
from linkedin_rsc.connect.terms import tend_accounts
from linkedin_rsc.models import ConnectedAccount, Connection
from linkedin_rsc.profile.sources import source_of
from tests.accounts.passwords_typed import just_typed
from tests.beat import ring
from tests.factories.accounts import UserFactory
from tests.factories.linkedin_rsc import ConnectedAccountFactory, ContractFactory, SeatFactory
from tests.linkedin_rsc.onboarding import consent
from tests.linkedin_rsc.pages.reading import text_of

pytestmark = pytest.mark.django_db

SIGN_IN = "/settings/linkedin/sign-in/"
CALLBACK = "/linkedin/oauth/callback/"
COLLEAGUES = "/admin-center/linkedin/colleagues/"


@pytest.fixture
def client_as(client_as):
    """Colleagues have typed their passwords just now."""
    return lambda user: just_typed(client_as(user))


@pytest.fixture
def browser(client_as, recruiter):
    return client_as(recruiter)


def connect(browser):
    """Walk to LinkedIn, allow it there as Rita, and come back."""
    return browser.get(CALLBACK, consent(browser.post(SIGN_IN)["Location"]), follow=True)


def test_a_recruiter_connects_and_only_who_they_are_is_kept(signed_in, browser, recruiter):
    answer = connect(browser)

    account = ConnectedAccount.objects.get()
    assert "Your LinkedIn account is connected." in text_of(answer)
    assert (account.user, account.application_urn) == (recruiter, signed_in.application)
    assert account.person == Connection.current().connected_person
    assert account.expires_at - account.connected_at == timedelta(days=365)
    assert Activity.objects.get(verb="linkedin.account.connected").actor == recruiter
    assert not browser.session.get("linkedin_own_sign_in_state")


def test_the_members_token_is_thrown_away(signed_in, browser, monkeypatch):
    given, send = [], requests.Session.send

    def listen(session, request, **options):
        response = send(session, request, **options)
        if "authorization_code" in str(request.body):
            given.append(response.json()["access_token"])
        return response

    monkeypatch.setattr(requests.Session, "send", listen)
    connect(browser)

    [token] = given
    kept = [list(model.objects.values()) for model in apps.get_models()]
    assert ConnectedAccount.objects.get().person in str(kept)
    assert token not in str(kept)
    assert token not in str(dict(browser.session))


def test_the_company_stays_connected_by_whom_it_was(signed_in, browser, administrator):
    connect(browser)

    assert Connection.current().connected_by == administrator


def test_a_member_of_a_colleague_is_refused_in_words(signed_in, client_as, recruiter, outsider):
    connect(client_as(recruiter))

    answer = connect(client_as(outsider))

    assert "A colleague has connected this LinkedIn account already" in text_of(answer)
    assert ConnectedAccount.objects.get().user == recruiter


def test_connecting_again_begins_the_term_anew(signed_in, browser, recruiter):
    connect(browser)
    ConnectedAccount.objects.update(expires_at=timezone.now(), told_at=timezone.now())

    connect(browser)

    account = ConnectedAccount.objects.get()
    assert account.expires_at > timezone.now() + timedelta(days=364)
    assert account.told_at is None


def test_a_forged_state_changes_nothing(signed_in, browser):
    given = consent(browser.post(SIGN_IN)["Location"]) | {"state": "forged"}

    answer = browser.get(CALLBACK, given, follow=True)

    assert "does not belong to a sign-in that was started here" in text_of(answer)
    assert not ConnectedAccount.objects.exists()


def test_a_state_serves_once(signed_in, browser):
    given = consent(browser.post(SIGN_IN)["Location"])
    browser.get(CALLBACK, given)
    ConnectedAccount.objects.all().delete()

    assert browser.get(CALLBACK, given).status_code == 403
    assert not ConnectedAccount.objects.exists()


def test_a_cancelled_consent_is_no_accident(signed_in, browser):
    given = consent(browser.post(SIGN_IN)["Location"], decision="cancel")

    assert "was cancelled" in text_of(browser.get(CALLBACK, given, follow=True))
    assert not ConnectedAccount.objects.exists()


def test_a_failure_of_linkedin_is_the_colleagues_alone(signed_in, browser, linkedin_down):
    given = consent(browser.post(SIGN_IN)["Location"])
    linkedin_down()

    assert "could not be reached" in text_of(browser.get(CALLBACK, given, follow=True))
    assert Connection.current().problem == ""


def test_before_the_company_is_connected_the_settings_say_who_does_it(company, browser):
    page = text_of(browser.get("/settings/"))
    answer = browser.post(SIGN_IN, follow=True)

    assert "an administrator does that first" in page
    assert f'action="{SIGN_IN}"' not in page
    assert "The company is not connected to LinkedIn yet." in text_of(answer)


def test_interviewers_have_nothing_to_connect(signed_in, client_as, interviewer, read_only):
    for person in (interviewer, read_only):
        browser = client_as(person)
        assert "Connect LinkedIn" not in text_of(browser.get("/settings/"))
        assert browser.post(SIGN_IN).status_code == 403


def test_the_settings_name_the_seat_or_why_there_is_none(signed_in, browser):
    connect(browser)
    unknown = text_of(browser.get("/settings/"))
    SeatFactory(seat_id="1")
    another = text_of(browser.get("/settings/"))
    SeatFactory(seat_id="77120", member=ConnectedAccount.objects.get().person)
    own = text_of(browser.get("/settings/"))

    assert "has not read the seats of every contract" in unknown
    assert "holds no seat of the company's contracts" in another
    assert "77120" in own


def test_a_contract_that_is_not_read_may_hold_the_seat(signed_in, browser):
    """As long as one of two contracts is not switched on, nobody is told that they have none."""
    connect(browser)
    SeatFactory(seat_id="1")
    ContractFactory(contract_id="550099")

    assert "has not read the seats of every contract" in text_of(browser.get("/settings/"))


def test_a_seat_whose_contract_takes_part_no_longer_is_named_as_such(signed_in, browser):
    connect(browser)
    SeatFactory(seat_id="77120", contract=None, member=ConnectedAccount.objects.get().person)

    page = text_of(browser.get("/settings/"))

    assert "of a contract that takes no part" in page


def test_what_is_over_is_ended_by_the_beat(db, recruiter):
    ConnectedAccountFactory(user=recruiter, expires_at=timezone.now())

    ring("tend-accounts")

    assert not ConnectedAccount.objects.exists()


def test_disconnecting_frees_the_member_for_a_colleague(signed_in, client_as, recruiter, outsider):
    browser = client_as(recruiter)
    connect(browser)

    browser.post("/settings/linkedin/disconnection/")
    assert not recruiter.notices.exists()
    connect(client_as(outsider))

    assert ConnectedAccount.objects.get().user == outsider


def test_an_account_of_a_former_application_counts_no_longer(signed_in, browser, recruiter):
    ConnectedAccountFactory(user=recruiter, application_urn="urn:li:developerApplication:1")

    assert "Stays connected until" not in text_of(browser.get("/settings/"))


def test_who_ends_within_two_weeks_is_told_once(db, recruiter):
    now = timezone.now()
    ConnectedAccountFactory(user=recruiter, expires_at=now + timedelta(days=13))
    ConnectedAccountFactory(expires_at=now + timedelta(days=15))

    tend_accounts(now)
    tend_accounts(now)

    assert "stays connected until" in recruiter.notices.get().text
    assert ConnectedAccount.objects.filter(told_at=None).count() == 1


def test_what_is_over_ends_and_is_recorded(db, recruiter):
    now = timezone.now()
    ConnectedAccountFactory(user=recruiter, expires_at=now)

    tend_accounts(now)
    tend_accounts(now)

    assert not ConnectedAccount.objects.exists()
    assert "for its term is over" in recruiter.notices.get().text
    assert Activity.objects.get(verb="linkedin.account.expired").subject == recruiter.public_id


def test_what_is_over_is_shown_as_not_connected_at_once(
    signed_in, client_as, administrator, recruiter
):
    ConnectedAccountFactory(user=recruiter, application_urn=signed_in.application)
    ConnectedAccount.objects.update(expires_at=timezone.now())

    own = text_of(client_as(recruiter).get("/settings/"))
    [listed] = [
        one
        for one in client_as(administrator).get(COLLEAGUES).context["colleagues"]
        if one.user == recruiter
    ]

    assert "Stays connected until" not in own
    assert listed.account is None


def test_administrators_see_who_is_connected_and_whom_a_seat_suggests(
    signed_in, client_as, administrator, recruiter, outsider
):
    connect(client_as(recruiter))
    SeatFactory(seat_id="77120", member=ConnectedAccount.objects.get().person)
    SeatFactory(seat_id="77121", email=outsider.email.upper().lower())

    page = client_as(administrator).get(COLLEAGUES)

    found = {one.user: one for one in page.context["colleagues"]}
    assert [seat.seat_id for seat in found[recruiter].seats] == ["77120"]
    assert [seat.seat_id for seat in found[outsider].suggested] == ["77121"]
    assert found[outsider].account is None
    assert "by its e-mail address" in text_of(page)


def test_an_administrator_disconnects_a_colleague(signed_in, client_as, administrator, recruiter):
    connect(client_as(recruiter))
    address = f"{COLLEAGUES}{recruiter.public_id}/disconnection/"

    refused = client_as(recruiter).post(address).status_code
    answer = client_as(administrator).post(address, follow=True)

    assert refused == 403
    assert "The LinkedIn account of Rita Lindqvist is disconnected." in text_of(answer)
    assert Activity.objects.get(verb="linkedin.account.disconnected").actor == administrator
    [notice] = recruiter.notices.all()
    assert f"{administrator} disconnected your LinkedIn account." in notice.text
    assert notice.url == "/settings/"


def test_the_account_of_a_leaver_can_be_freed(signed_in, client_as, administrator, recruiter):
    """Until then it keeps a successor from connecting the same account."""
    connect(client_as(recruiter))
    recruiter.is_active = False
    recruiter.save()
    browser = client_as(administrator)

    page = text_of(browser.get(COLLEAGUES))
    browser.post(f"{COLLEAGUES}{recruiter.public_id}/disconnection/")

    assert "Switched off" in page
    assert not ConnectedAccount.objects.exists()
    assert recruiter.email not in text_of(browser.get(COLLEAGUES))


def test_only_administrators_and_read_only_people_see_the_colleagues(
    client_as, read_only, recruiter
):
    assert client_as(read_only).get(COLLEAGUES).status_code == 200
    assert client_as(recruiter).get(COLLEAGUES).status_code == 403


def test_colleagues_are_shown_with_the_source_of_their_exports(client_as, administrator, recruiter):
    source_of(None, recruiter)
    recruiter.last_name = "Adler"
    recruiter.save()

    shown = text_of(client_as(administrator).get(COLLEAGUES))

    assert "Rita Adler" in shown and "Rita Lindqvist (LinkedIn Recruiter)" in shown


@pytest.mark.parametrize("size", [1, 40])
def test_the_colleagues_cost_the_same_however_many(
    client_as, administrator, django_assert_num_queries, size
):
    for _number in range(size):
        SeatFactory(email=UserFactory(roles=["recruiter"]).email)
    browser = client_as(administrator)
    browser.get(COLLEAGUES)

    # Session, user with roles, unread notices; connection, colleagues, accounts, seats, whether
    # there are seats, exports of the month.
    with django_assert_num_queries(9):
        browser.get(COLLEAGUES)


def test_colleagues_page_on_through_all_of_them(client_as, administrator):
    for number in range(60):
        UserFactory(email=f"r{number:02}@nordwind.example", roles=["recruiter", "hiring_manager"])
    browser = client_as(administrator)

    first = browser.get(COLLEAGUES).context["page"]
    second = browser.get(f"{COLLEAGUES}{first.older}").context["page"]

    assert (len(first.rows), len(second.rows)) == (50, 11)


def test_a_session_left_open_connects_nobody(signed_in, browser):
    """Whoever exports from that account would act in the colleague's name."""
    session = browser.session
    del session[TYPED_AT]
    session.save()

    answer = browser.post(SIGN_IN)

    assert "Your password again" in text_of(answer)
    assert not browser.session.get("linkedin_own_sign_in_state")
