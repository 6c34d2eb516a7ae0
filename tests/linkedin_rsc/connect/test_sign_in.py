"""The sign-in at LinkedIn: only our own, only once, and nothing lost when it fails."""

import html
from urllib.parse import parse_qs, urlsplit

import pytest

from accounts.models import Activity
from linkedin_rsc.models import Connection
from tests.linkedin_rsc.onboarding import consent

pytestmark = pytest.mark.django_db

CALLBACK = "/linkedin/oauth/callback/"
SIGN_IN = "/admin-center/linkedin/sign-in/"


@pytest.fixture
def browser(client_as, administrator):
    return client_as(administrator)


def said(response) -> str:
    return html.unescape(response.content.decode())


def start(browser) -> str:
    answer = browser.post(SIGN_IN)
    assert answer.status_code == 302
    return answer["Location"]


def test_connect_sends_to_linkedin_with_a_fresh_state(company, browser, linkedin):
    first, second = start(browser), start(browser)

    query = parse_qs(urlsplit(first).query)
    assert first.startswith(f"{linkedin.url}/oauth/v2/authorization?")
    assert query["client_id"] == [Connection.current().client_id]
    assert query["redirect_uri"] == ["https://nordwind.tandem.example/linkedin/oauth/callback/"]
    assert query["scope"] == ["r_liteprofile"]
    assert query["state"] != parse_qs(urlsplit(second).query)["state"]


def test_consent_connects_and_says_who(company, browser, administrator):
    answer = browser.get(CALLBACK, consent(start(browser)), follow=True)

    connection = Connection.current()
    assert connection.state == Connection.State.CONNECTED
    assert connection.connected_by == administrator
    assert "Connected by Ada Moreau" in answer.content.decode()
    activity = Activity.objects.get(verb="linkedin.connected")
    assert activity.data["member"].startswith("urn:li:person:")


def test_answer_with_a_forged_state_changes_nothing(company, browser):
    given = consent(start(browser)) | {"state": "forged"}

    answer = browser.get(CALLBACK, given, follow=True)

    assert "does not belong to a sign-in that was started here" in said(answer)
    assert Connection.current().state == Connection.State.NOT_CONNECTED


def test_answer_without_a_started_sign_in_changes_nothing(company, browser):
    answer = browser.get(CALLBACK, {"code": "anything", "state": ""}, follow=True)

    assert "does not belong" in said(answer)
    assert Connection.current().state == Connection.State.NOT_CONNECTED


def test_state_of_another_session_is_refused(company, browser, client_as, administrator):
    given = consent(start(browser))

    answer = client_as(administrator).get(CALLBACK, given, follow=True)

    assert "does not belong" in said(answer)
    assert Connection.current().state == Connection.State.NOT_CONNECTED


def test_state_serves_once(company, browser):
    given = consent(start(browser))
    browser.get(CALLBACK, given)

    answer = browser.get(CALLBACK, given, follow=True)

    assert "does not belong" in said(answer)
    assert Connection.current().state == Connection.State.CONNECTED


def test_cancelled_consent_is_no_accident(company, browser):
    answer = browser.get(CALLBACK, consent(start(browser), decision="cancel"), follow=True)

    assert "was cancelled" in said(answer)
    connection = Connection.current()
    assert (connection.state, connection.problem) == (Connection.State.NOT_CONNECTED, "")


@pytest.mark.parametrize("error", ["access_denied", "unauthorized_scope_error"])
def test_any_error_of_linkedin_gives_a_sentence(company, browser, error):
    state = parse_qs(urlsplit(start(browser)).query)["state"][0]

    answer = browser.get(CALLBACK, {"error": error, "state": state}, follow=True)

    assert "Nothing was changed" in said(answer)
    assert Connection.current().state == Connection.State.NOT_CONNECTED


def test_wrong_code_keeps_linkedins_words(company, browser):
    given = consent(start(browser)) | {"code": "wrong"}

    answer = browser.get(CALLBACK, given, follow=True)

    assert "authorization code is unknown" in said(answer)
    assert "authorization code is unknown" in Connection.current().problem


def test_linkedin_down_after_the_consent_loses_nothing(company, browser, linkedin_down):
    given = consent(start(browser))
    linkedin_down()

    answer = browser.get(CALLBACK, given, follow=True)

    assert "could not be reached" in said(answer)
    connection = Connection.current()
    assert connection.client_secret
    assert connection.state == Connection.State.NOT_CONNECTED


def test_linkedin_down_before_the_consent_is_said(company, browser, linkedin_down):
    linkedin_down()

    answer = browser.post(SIGN_IN, follow=True)

    assert "could not be reached" in said(answer)


def test_signing_in_again_keeps_how_far_the_connection_is(enabled, browser):
    browser.get(CALLBACK, consent(start(browser)))

    assert Connection.current().state == Connection.State.ENABLED


def test_others_can_neither_start_nor_finish(company, client_as, recruiter, read_only):
    for person in (recruiter, read_only):
        browser = client_as(person)
        assert browser.post(SIGN_IN).status_code == 403
        assert browser.get(CALLBACK, {"code": "x", "state": "x"}).status_code == 403
    assert Connection.current().client_id == ""
