"""Request log and push log."""

import pytest

from tests.linkedin_sandbox.customer import candidate, candidate_key, without
from tests.linkedin_sandbox.receiver import wait_for

REQUESTS = "/sandbox/requests/"
RESOURCES = "//tbody//a/text()"


def resources(page):
    return [str(found) for found in page.tree.xpath(RESOURCES)]


@pytest.fixture
def traffic(linkedin, customer):
    """A good call, one with a failed record, one refused, one with a finding."""
    linkedin.forget_requests()
    key = candidate_key("cand-1")
    customer.put("atsCandidates", {key: candidate(currentJobTitle="Planner")})
    customer.put("atsCandidates", {key: candidate()})
    customer.put("atsCandidates", {candidate_key("cand-2"): without(candidate(), "lastName")})
    customer.call("GET", "nothingLikeIt")
    return customer


def test_nothing_has_called_yet(somebody, linkedin):
    linkedin.forget_requests()

    assert "Nothing has called yet." in somebody.open(REQUESTS).text


def test_requests_are_listed_newest_first_with_their_verdict(somebody, traffic):
    page = somebody.open(REQUESTS)

    assert resources(page) == ["nothingLikeIt", *["atsCandidates"] * 3]
    assert page.all("//tbody/tr/td[2]") == ["404", "200", "200", "200"]
    assert page.all("//tbody/tr/td[5]")[1:] == ["batch_update"] * 3
    assert page.all("//tbody/tr/td[6]") == ["0", "1 (1 failed)", "1", "1"]
    assert "currentJobTitle" in page.all("//tbody/tr/td[7]")[2]


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("resource=atsCandidates", 3),
        ("method=GET", 1),
        ("restli_method=batch_update", 3),
        ("verdict=refused", 1),
        ("verdict=failed", 1),
        ("verdict=findings", 1),
        ("verdict=nonsense", 4),
        ("method=PUT&verdict=findings", 1),
        ("client_id=nobody", 0),
    ],
)
def test_filters_live_in_the_address(somebody, traffic, query, count):
    assert len(resources(somebody.open(f"{REQUESTS}?{query}"))) == count


def test_filters_offer_what_occurs_and_keep_what_was_chosen(somebody, traffic):
    page = somebody.open(f"{REQUESTS}?method=GET&verdict=refused")

    assert page.all("//select[@id='method']/option") == ["Any", "GET", "PUT"]
    assert page.one("//select[@id='method']").value == "GET"
    assert page.one("//select[@id='verdict']").value == "refused"
    assert "Clear filters" in page.all("//main//a")


def test_a_filter_without_rows_offers_all(somebody, traffic):
    assert "No request fits these filters." in somebody.open(f"{REQUESTS}?method=PATCH").text


def test_the_log_comes_in_pages_that_keep_the_filter(somebody, traffic):
    for _ in range(50):
        traffic.call("GET", "nothingLikeIt")

    first = somebody.open(f"{REQUESTS}?verdict=refused")
    second = somebody.open(REQUESTS + first.one("//a[@rel='next']").get("href"))

    assert (len(resources(first)), resources(second)) == (50, ["nothingLikeIt"])


def test_the_detail_shows_everything_but_the_token(somebody, traffic):
    page = somebody.open(f"{REQUESTS}?verdict=failed")
    page = somebody.open(page.one("//tbody//a").get("href"))

    assert page.all("//h1")[0].endswith("PUT atsCandidates")
    assert "/lastName :: field is required" in page.all("//pre[@aria-label='Answer']")[0]
    assert "Authorization: (hidden)" in page.all("//pre[@aria-label='Headers']")[0]
    assert traffic.headers["Authorization"] not in page.text


def test_a_request_that_was_not_recorded_is_not_found(somebody):
    assert somebody.open(f"{REQUESTS}999999/").status == 404


def test_pushes_show_their_attempts_without_the_token(somebody, connected, linkedin, receiver):
    receiver.secret = connected.client_secret
    receiver.statuses = [500]
    linkedin.turn(delivery_backoff_s=0)
    connected.configure("ONE_CLICK_EXPORT", CALLBACK_URL=f"{receiver.url}/s3cret-t0ken")
    linkedin.export(member="ilse-marbach-demo", seat=77120, job="JOB-0042")
    wait_for(lambda: linkedin.deliveries()[-1]["state"] == "delivered")

    page = somebody.open("/sandbox/deliveries/")

    (attempts,) = page.tree.xpath("//ol[@aria-label='Attempts']")
    assert [one.text_content().split()[1] for one in attempts] == ["500", "200"]
    assert page.all("//main//li//*[contains(@class, 'badge')]") == ["Delivered", "No callback URL"]
    assert "s3cret-t0ken" not in page.text


def test_pushes_are_filtered_by_state(somebody, customer):
    page = somebody.open("/sandbox/deliveries/?state=no_callback")
    none = somebody.open("/sandbox/deliveries/?state=delivered")

    assert "INTEGRATION_STATUS_CHANGE" in page.text
    assert "No push is in this state." in none.text


def test_nothing_has_been_pushed_yet(somebody):
    assert "Nothing has been pushed yet." in somebody.open("/sandbox/deliveries/").text
