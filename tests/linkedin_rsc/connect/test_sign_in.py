"""The sign-in at LinkedIn: only our own, only once, and nothing lost when it fails."""

import html
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from accounts.models import Activity
from linkedin_rsc.models import Connection
from tests.accounts.passwords_typed import just_typed
from tests.linkedin_rsc.onboarding import consent

pytestmark = pytest.mark.django_db

CALLBACK = "/linkedin/oauth/callback/"
SIGN_IN = "/admin-center/linkedin/sign-in/"


@pytest.fixture
def browser(client_as, administrator):
    return just_typed(client_as(administrator))


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
    assert query["scope"] == ["openid profile"]
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


@pytest.mark.parametrize(
    ("granted", "asked"),
    [("both", "r_liteprofile"), ("r_liteprofile", "r_liteprofile"), ("openid", "openid profile")],
)
def test_either_scope_tells_who_signed_in(company, browser, linkedin, settings, granted, asked):
    linkedin.turn(sign_in_scopes=granted)
    settings.LINKEDIN_OAUTH_SCOPE = asked

    browser.get(CALLBACK, consent(start(browser)))

    activity = Activity.objects.get(verb="linkedin.connected")
    assert activity.data["member"].startswith("urn:li:person:")


@pytest.mark.parametrize(
    ("granted", "asked"), [("r_liteprofile", "openid profile"), ("openid", "r_liteprofile")]
)
def test_a_scope_the_application_lacks_is_refused_in_linkedins_words_with_our_setting(
    company, browser, linkedin, settings, granted, asked
):
    linkedin.turn(sign_in_scopes=granted)
    settings.LINKEDIN_OAUTH_SCOPE = asked
    refusal = requests.get(start(browser), allow_redirects=False, timeout=5).headers["Location"]
    given = {name: values[0] for name, values in parse_qs(urlsplit(refusal).query).items()}

    page = said(browser.get(CALLBACK, given, follow=True))

    scope = asked.split()[0]
    assert f'LinkedIn ended the sign-in: “Scope "{scope}" is not authorized' in page
    assert f"Set LINKEDIN_OAUTH_SCOPE, now “{asked}”" in page
    assert Connection.current().state == Connection.State.NOT_CONNECTED


@pytest.mark.parametrize(
    ("error", "description", "words"),
    [
        ("server_error", "Come\u202e back\x00\nlater", "“Come back later”"),
        ("server_error", "x" * 900, f"“{'x' * 300}”"),
        ("server_error", " ", "“server_error”"),
        (
            "redirect_uri_mismatch",
            "No such URL",
            "“No such URL”. Nothing was changed. Check PUBLIC",
        ),
        ("server_error", "<b>bold</b>", "“<b>bold</b>”"),
    ],
)
def test_linkedins_description_is_cleaned_and_bounded(company, browser, error, description, words):
    state = parse_qs(urlsplit(start(browser)).query)["state"][0]
    given = {"error": error, "error_description": description, "state": state}

    answer = browser.get(CALLBACK, given, follow=True)

    assert words in said(answer)
    assert "<b>" not in answer.content.decode()


def test_a_profile_the_token_may_not_read_names_the_setting(company, browser, linkedin, settings):
    """The scope may be changed while an administrator is at LinkedIn."""
    given = consent(start(browser))
    settings.LINKEDIN_OAUTH_SCOPE = "r_liteprofile"

    page = said(browser.get(CALLBACK, given, follow=True))

    assert "Not enough permissions to access: GET /me" in page
    assert "Set LINKEDIN_OAUTH_SCOPE, now “r_liteprofile”" in page


def test_refused_keys_of_an_own_application_name_their_settings(company, browser, settings):
    given = consent(start(browser))
    settings.LINKEDIN_CLIENT_ID, settings.LINKEDIN_CLIENT_SECRET = "own", "wrong"

    page = said(browser.get(CALLBACK, given, follow=True))

    assert "Client authentication failed" in page
    assert "Check LINKEDIN_CLIENT_ID and LINKEDIN_CLIENT_SECRET." in page
    assert "LINKEDIN_CLIENT_ID" in Connection.current().problem


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
