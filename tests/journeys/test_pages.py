"""Every page, as people see it: wide and narrow, light and dark, from a cold cache.

axe finds nothing, nothing is wider than the window, the browser complains of nothing, nobody but
this house is asked, and a page stays within its budget.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import pytest
import requests
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from playwright.sync_api import Browser, expect

from tests.journeys.looking import WINDOWS, host_of, open_window
from tests.journeys.office import RITAS_SEAT, Office, connect, until
from tests.stack import Stack

PASSWORD = "tandem-demo"
TOMKE, ANN, NOBODY = "tomke.behrens@nordwind.example", "ann.sato@nordwind.example", ""
APPLICANT, PROSPECT = "ilse-marbach-demo", "jonas-petersen-demo"

JOB_PAGES = ("job-detail", "job-team", "job-process", "pipeline", "job-linkedin")
RECORD_PAGES = (
    "candidate-detail",
    "candidate-applications",
    "candidate-notes",
    "candidate-documents",
    "candidate-interviews",
    "candidate-feedback",
    "candidate-activity",
    "candidate-linkedin",
    "candidate-inmails",
    "candidate-recruiter-notes",
    "candidate-linkedin-seen",
)
LINKEDIN_PAGES = (
    "linkedin-tab",
    "linkedin-problems",
    "linkedin-notifications",
    "linkedin-doctor",
    "linkedin-sending",
    "linkedin-syncs",
    "linkedin-closed-accounts",
    "linkedin-erasures",
    "linkedin-clean-up",
    "linkedin-colleagues",
)
POOL_PAGES = ("pool-detail", "pool-edit", "pool-sharing", "pool-imports", "pool-activity")
CLOSED_ACCOUNT = """
from django.utils import timezone
from candidates.models import Candidate
from linkedin_rsc.models import ClosedAccount, Erasure, ProfileLink
now, person = timezone.now(), Candidate.objects.filter(profile_link=None).order_by("id").first()
application = "urn:li:developerApplication:1"
ProfileLink.objects.create(candidate=person, person="urn:li:person:closed",
    application_urn=application, linked_at=now)
ClosedAccount.objects.create(closed_at=now, due_on=now.date(),
    member="urn:li:person:closed", application_urn=application)
Erasure.objects.create(record="former-id", requested_at=now, records={"candidates": ["former-id"]})
"""
RESUME = """
from django.core.files.base import ContentFile
from accounts.models import User
from candidates.models import Candidate
from documents.services import add_document
add_document(candidate=Candidate.objects.get(public_id="{candidate}"), kind="resume",
    file=ContentFile(b"Ten years at sea.", "Resume.txt"), by=User.objects.get(email="{by}"))
"""
INTERVIEW = """
from datetime import timedelta
from django.utils import timezone
from accounts.models import User
from applications.models import Application
from interviews.invitations.tokens import token_of
from interviews.scheduling.plans import Plan
from interviews.scheduling.services import schedule_interview
application = Application.objects.get(public_id="{application}")
begins = timezone.now() + timedelta(days=2)
team = User.objects.filter(team_places__job__applications=application)
interview = schedule_interview(application=application, by=User.objects.get(email="{by}"),
    plan=Plan(begins, begins + timedelta(hours=1), [team.first()], place="Bremen"))
print("interview", interview.public_id, token_of(interview.invitations.get(interviewer=None)))
"""
# Addresses that answer GET and are no page of ours: parts of pages, LinkedIn's ways in, and the
# API's documentation, which is Swagger UI.
NOT_PAGES = {
    "linkedin-erasure-receipt",
    "pipeline-column",
    "pipeline-changes",
    "pipeline-people",
    "job-team-people",
    "candidate-note-people",
    "pool-people",
    "pool-sharing-people",
    "pool-template",
    "document-content",
    "document-preview",
    "news",
    "metrics",
    "linkedin-callback",
    "linkedin-oauth-callback",
    "api-schema",
    "api-docs",
}

# How bright a text and the page around it are, 0 to 255.
COLOURS = r"""(text) => {
  const bright = (colour) => Math.max(...colour.match(/\d+/g).slice(0, 3).map(Number));
  return {
    ink: bright(getComputedStyle(text).color),
    paper: bright(getComputedStyle(document.body).backgroundColor),
  };
}"""


class Visit(NamedTuple):
    """A page to look at: by the name of its URL, as somebody, with what it should answer."""

    name: str
    arguments: tuple[str, ...] = ()
    query: str = ""
    who: str = TOMKE
    status: int = 200

    @property
    def path(self) -> str:
        return reverse(self.name, args=self.arguments) + self.query


@dataclass
class Company:
    """A running demo, one thing of each kind in it, and the cookies of people who signed in."""

    stack: Stack
    applicant: str
    prospect: str
    application: str
    note: str
    feedback: str
    interview: str
    invitation: str
    pool: str
    sheet: str
    signed_in: dict[str, Any]


@pytest.fixture(scope="module")
def company(shared_stack: Stack, chromium: Browser) -> Company:
    """The company of the demo, connected with LinkedIn, with two people exported from there."""
    stack = shared_stack
    stack.begin_anew()
    stack.run_command("seed_demo", "--jobs", "12", "--candidates", "200")
    connect(stack)
    until(lambda: stack.linkedin.exportable_jobs("JOB-0001"))
    for member in (APPLICANT, PROSPECT):
        stack.linkedin.export(member=member, job="JOB-0001", seat=RITAS_SEAT)
    with Office(stack, TOMKE) as office:
        return arrange(stack, office, chromium)


def arrange(stack: Stack, office: Office, chromium: Browser) -> Company:
    """Move one of the exported on, so that LinkedIn's pane shows them; sign everybody in."""
    applicant = until(lambda: office.get("candidates/", search="Ilse Marbach")["results"])[0]
    prospect = until(lambda: office.get("candidates/", search="Jonas Petersen")["results"])[0]
    application = office.get("applications/", candidate=applicant["id"])["results"][0]
    office.post(f"applications/{application['id']}/stage-changes/", stage="Screen")
    note = office.post(f"candidates/{applicant['id']}/notes/", text="Calls back on Monday.")
    feedback = office.post(
        f"applications/{application['id']}/feedback/", feedback="Clear.", recommendation="yes"
    )
    until(lambda: stack.linkedin.indicator(APPLICANT)["applications"])
    stack.run_command("shell", "-c", CLOSED_ACCOUNT)
    stack.run_command("shell", "-c", RESUME.format(candidate=applicant["id"], by=TOMKE))
    scheduled = INTERVIEW.format(application=application["id"], by=TOMKE)
    _, interview, invitation = stack.run_command("shell", "-c", scheduled).split()[-3:]
    pool = office.get("talent-pools/")["results"][0]["id"]
    return Company(
        stack=stack,
        applicant=applicant["id"],
        prospect=prospect["id"],
        application=application["id"],
        note=note["id"],
        feedback=feedback["id"],
        interview=interview,
        invitation=invitation,
        pool=pool,
        sheet=hand_in(office, pool),
        signed_in={who: sign_in(stack, chromium, who) for who in (TOMKE, ANN)},
    )


def hand_in(office: Office, pool: str) -> str:
    """Hand in a sheet with an error, which stays to be looked at; return its id."""
    sheet = {"file": ("people.csv", "first_name,last_name,email\nIlse,Marbach,ilse at home\n")}
    path = f"{office.url}/talent-pools/{pool}/imports/"
    return str(office.session.post(path, files=sheet, timeout=30).json()["id"])


def sign_in(stack: Stack, chromium: Browser, who: str) -> Any:
    """Return what the browser of somebody who signed in keeps."""
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(stack.url)
        page.get_by_label("E-mail").fill(who)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("heading", name="Home", level=1)).to_be_visible()
        return context.storage_state()


def visits(company: Company) -> list[Visit]:
    """List the pages of the app in the states that people meet them in."""
    others = ("JOB-0006", "JOB-0007", "JOB-0010")  # confidential, closed, draft
    return [
        Visit("sign-in", who=NOBODY),
        Visit("password-choose", ("x", "x"), who=NOBODY),
        Visit("home"),
        Visit("search", query="?q=ma"),
        Visit("search", query="?q=nobody-is-called-so"),
        *(Visit(name) for name in ("notices", "settings", "admin-center", "user-create")),
        *(Visit(name, (user_id(company),)) for name in ("user-edit", "user-deactivation")),
        Visit("roles"),
        Visit("company"),
        Visit("job-list"),
        Visit("job-list", query="?q=nothing-is-called-so"),
        Visit("job-create"),
        *(Visit(name, ("JOB-0001",)) for name in JOB_PAGES),
        Visit("job-team-departure", ("JOB-0001", *team_place(company))),
        *(Visit(name, (job,)) for job in others for name in ("job-detail", "pipeline")),
        Visit("job-process", ("JOB-0010",)),
        Visit("job-linkedin", ("JOB-0006",)),
        Visit("job-edit", ("JOB-0001",)),
        Visit("pipeline", ("JOB-0001",), query="?view=table&rejected=show"),
        Visit("pipeline", ("JOB-0001",), query="?q=nobody-is-called-so"),
        Visit("pipeline-card", ("JOB-0001", company.application)),
        Visit("candidate-list"),
        Visit("linkedin-matches"),
        Visit("candidate-list", query="?q=nobody-is-called-so"),
        Visit("candidate-create"),
        *(Visit(name, (company.applicant,)) for name in RECORD_PAGES),
        *(Visit(name, (company.prospect,)) for name in ("candidate-detail", "candidate-linkedin")),
        Visit("candidate-linkedin-seen", (company.applicant,), query="?as=would"),
        Visit("candidate-note", (company.applicant, company.note)),
        Visit("feedback-deletion", (company.applicant, company.feedback)),
        Visit("document-deletion", (company.applicant, document_id(company))),
        Visit("candidate-edit", (company.applicant,)),
        Visit("candidate-erasure", (company.applicant,)),
        Visit("application-deletion", (company.application,)),
        Visit("candidate-contacts", (company.applicant,)),
        Visit("candidate-background", (company.applicant,)),
        *(Visit(name) for name in LINKEDIN_PAGES),
        Visit("linkedin-notification", (id_behind(company, "linkedin-notifications"),)),
        Visit("linkedin-closed-account", (id_behind(company, "linkedin-closed-accounts"),)),
        Visit("linkedin-erasure", (id_behind(company, "linkedin-erasures"),)),
        Visit("pool-list"),
        Visit("pool-list", query="?q=nothing-is-called-so"),
        Visit("pool-create"),
        *(Visit(name, (company.pool,)) for name in POOL_PAGES),
        Visit("pool-import", (company.pool, company.sheet)),
        Visit("job-detail", ("JOB-9999",), status=404),
        *(Visit(name, who=ANN) for name in ("home", "notices", "job-list", "candidate-list")),
        Visit("candidate-interviews", (company.applicant,), who=ANN),
        Visit("interview-change", (company.applicant, company.interview)),
        Visit("interview-cancellation", (company.applicant, company.interview)),
        Visit("invitation-answer", (company.invitation,), who=NOBODY),
        Visit("candidate-feedback", (company.applicant,), who=ANN),
        Visit("admin-center", who=ANN, status=403),
    ]


def id_behind(company: Company, name: str) -> str:
    """Return the id of the first thing that a list has a page of."""
    path = reverse(name)
    found = re.search(rf'href="{path}([\w-]+)/"', read_page(company, path))
    assert found
    return found[1]


def document_id(company: Company) -> str:
    path = reverse("candidate-documents", args=[company.applicant])
    found = re.search(rf'href="{path}([\w-]+)/deletion/"', read_page(company, path))
    assert found
    return found[1]


def user_id(company: Company) -> str:
    """Return the id of somebody whom an administrator may edit."""
    found = re.search(
        r"/users/([\w-]+)/\"[^>]*>Ann Sato", read_page(company, reverse("admin-center"))
    )
    assert found
    return found[1]


def read_page(company: Company, path: str) -> str:
    """Return a page as Tomke gets it, without looking at it."""
    with requests.Session() as session:
        session.trust_env = False
        for cookie in company.signed_in[TOMKE]["cookies"]:
            session.cookies.set(cookie["name"], cookie["value"])
        return session.get(f"{company.stack.url}{path}", timeout=30).text


def team_place(company: Company) -> tuple[str, str]:
    """Return the id and the role of somebody on the first job's team."""
    page = read_page(company, reverse("job-team", args=["JOB-0001"]))
    found = re.search(r"/team/([\w-]+)/(\w+)/departure/", page)
    assert found
    return found[1], found[2]


@pytest.mark.parametrize("window", WINDOWS)
def test_every_page_of_the_app_is_sound(company, chromium, window):
    found = []
    planned = visits(company)
    for who in (TOMKE, ANN, NOBODY):
        with open_window(chromium, window, company.signed_in.get(who)) as critic:
            for visit in planned:
                if visit.who == who:
                    critic.open(company.stack.url + visit.path, visit.status)
                    critic.expect_hosts(*hosts_of(company.stack, visit))
                    critic.expect_within_budget()
            found += critic.faults

    assert found == [], "\n".join(found)


def test_every_page_fits_its_window_and_fingers(company, chromium):
    found = []
    planned = visits(company)
    for who in (TOMKE, ANN, NOBODY):
        with open_window(chromium, "narrow", company.signed_in.get(who)) as critic:
            for visit in planned:
                if visit.who == who:
                    critic.expect_fitting(company.stack.url + visit.path)
            found += critic.faults

    assert found == [], "\n".join(found)


@pytest.mark.parametrize("window", WINDOWS)
def test_every_page_of_the_sandbox_is_sound(company, chromium, window):
    linkedin = company.stack.linkedin
    first_request = linkedin.requests()[0]["id"]
    member = f"/recruiter/members/{APPLICANT}/"

    with open_window(chromium, window) as critic:
        critic.open(f"{linkedin.url}/recruiter/seat/")
        critic.page.get_by_role("button", name="Continue as Rita Lindqvist").click()
        for path in (
            "/about/", "/recruiter/", "/recruiter/?q=ilse", "/recruiter/?q=nobody-is-called-so",
            "/recruiter/?spotlight=past-applicants", "/recruiter/projects/", "/learn/",
            member, f"{member}export/", "/recruiter/members/jonas-petersen-demo/",
            f"{member}inmail/", f"{member}note/", f"{member}project/",
            f"/in/{APPLICANT}/messages/", f"/in/{APPLICANT}/account/",
            "/recruiter/settings/ats/", "/sandbox/switches/", "/sandbox/requests/",
            f"/sandbox/requests/{first_request}/", "/sandbox/deliveries/",
        ):  # fmt: skip
            critic.open(linkedin.url + path)
            critic.expect_hosts(host_of(linkedin.url))

    assert critic.faults == [], "\n".join(critic.faults)


def test_the_apis_documentation_is_dark_where_the_system_is(company, chromium):
    with open_window(chromium, "wide") as critic:
        critic.page.emulate_media(color_scheme="dark")
        critic.page.goto(f"{company.stack.url}{reverse('api-docs')}")
        title = critic.page.get_by_role("heading", name="Tandem API")
        expect(title).to_be_visible()
        in_dark = title.evaluate(COLOURS)
        critic.page.emulate_media(color_scheme="light")
        in_light = title.evaluate(COLOURS)

    assert in_dark["paper"] < 100 < 200 < in_dark["ink"]
    assert in_light["ink"] < 100 < 200 < in_light["paper"]
    assert critic.load.complaints == []


def test_no_page_of_the_app_is_forgotten(company, administrator, client_as):
    """Whatever answers GET is among the visits; a view says by a refusal what it answers."""
    client = client_as(administrator)
    answering = set()
    for name, arguments in names_with_arguments(get_resolver().url_patterns):
        answer = client.generic("PURGE", reverse(name, kwargs=arguments))
        if "GET" in answer.headers.get("Allow", "GET"):
            answering.add(name)

    assert answering == {visit.name for visit in visits(company)} | NOT_PAGES


def names_with_arguments(
    patterns: Iterable[URLPattern | URLResolver],
) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each named address of the app, with something for each of its arguments."""
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            if pattern.name:
                yield pattern.name, dict.fromkeys(pattern.pattern.converters, "x")
        elif str(pattern.pattern) not in {"api/v1/"}:
            yield from names_with_arguments(pattern.url_patterns)


def hosts_of(stack: Stack, visit: Visit) -> list[str]:
    """Return whom a page may ask: LinkedIn only where a company is connected."""
    linkedin = [host_of(stack.linkedin.url)] if visit.name == "linkedin-tab" else []
    return [host_of(stack.url), *linkedin]
