"""Choosing, keeping, switching and leaving a seat; what every page carries."""

import pytest

PAGES = (
    "/about/",
    "/recruiter/",
    "/recruiter/members/ilse-marbach-demo/",
    "/recruiter/members/ilse-marbach-demo/export/",
    "/recruiter/settings/ats/",
    "/sandbox/requests/",
    "/sandbox/deliveries/",
    "/recruiter/members/nobody/",
)


def test_the_root_leads_to_recruiter_and_recruiter_to_the_seats(somebody):
    page = somebody.open("/")

    assert page.address.endswith("/recruiter/seat/?next=%2Frecruiter%2F")
    assert page.all("//h1") == ["Who are you in Recruiter?"]
    assert [name for name in page.all("//button") if name.startswith("Continue as")] == [
        "Continue as Rita Lindqvist",
        "Continue as Carl Ahrens",
        "Continue as Henry Osei",
        "Continue as Tomke Behrens",
    ]


def test_choosing_a_seat_leads_back_to_where_one_wanted_to_go(somebody):
    asked = somebody.open("/recruiter/members/ilse-marbach-demo/")

    page = somebody.send(asked, "//main//form", seat="77121")

    assert page.address.endswith("/recruiter/members/ilse-marbach-demo/")
    assert page.all("//header//summary") == ["Carl Ahrens Nordwind Recruiting"]


def test_the_seat_is_switched_in_place(rita):
    page = rita.open("/recruiter/?q=ilse")

    page = rita.send(page, "//details//form", seat="77140")

    assert page.address.endswith("/recruiter/?q=ilse")
    assert page.all("//header//summary") == ["Tomke Behrens Nordwind Sales hiring, admin"]


def test_leaving_forgets_the_seat(rita):
    page = rita.open("/recruiter/")
    token = page.tree.xpath("//details//input[@name='csrfmiddlewaretoken']")[0].value
    rita.session.post(
        f"{rita.linkedin.url}/recruiter/seat/leave/", data={"csrfmiddlewaretoken": token}
    )

    assert "/recruiter/seat/" in rita.open("/recruiter/").address


@pytest.mark.parametrize("number", ["99", "", "rita"])
def test_a_seat_that_does_not_exist_is_refused(somebody, number):
    page = somebody.open("/recruiter/seat/")

    page = somebody.send(page, "//main//form", seat=number)

    assert (page.status, page.alerts) == (422, ["This seat is not in use. Choose another."])


def test_one_is_never_sent_to_another_site(somebody):
    page = somebody.open("/recruiter/seat/?next=https://elsewhere.example/")

    page = somebody.send(page, "//main//form", seat="77120")

    assert page.address == f"{somebody.linkedin.url}/recruiter/"


@pytest.mark.parametrize("address", PAGES)
def test_every_page_says_that_it_is_simulated(rita, address):
    page = rita.open(address)

    (banner,) = page.all("//*[@class='banner']")
    assert banner.startswith("Simulated LinkedIn")
    assert page.one("//*[@class='banner']/a").get("href") == "/about/"


@pytest.mark.parametrize("address", [*PAGES, "/sandbox/switches/"])
def test_no_page_takes_anything_from_elsewhere_or_inline(rita, address):
    page = rita.open(address)

    assert page.headers["Content-Security-Policy"].startswith("default-src 'self';")
    assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]
    assert page.tree.xpath("//@style | //style | //script[not(@src)]") == []
    sources = page.tree.xpath("//script/@src | //link/@href | //img/@src")
    assert [source for source in sources if not source.startswith("/sandbox-static/")] == []


def test_cookies_are_told_apart_from_those_of_the_ats(rita):
    assert set(rita.session.cookies.keys()) == {
        "linkedin_sandbox_session",
        "linkedin_sandbox_csrf",
    }


def test_a_form_without_its_token_changes_nothing(somebody):
    answer = somebody.session.post(
        f"{somebody.linkedin.url}/recruiter/seat/", data={"seat": "77120"}
    )

    assert answer.status_code == 403
    assert "linkedin_sandbox_session" not in somebody.session.cookies


def test_the_about_page_says_what_is_not_imitated(somebody):
    page = somebody.open("/about/")

    points = " ".join(page.all("//main//li"))
    assert "Not imitated:" in points
    assert "CSA_API" in page.all("//main//li/code")


def test_pages_without_an_icon_of_their_own_get_one(somebody):
    answer = somebody.session.get(f"{somebody.linkedin.url}/favicon.ico")

    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/svg+xml")
