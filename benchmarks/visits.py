"""What `pages` opens: every page and API list, as three colleagues, and what is typed there."""

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlencode

from accounts.news.state import watch_of

ADMINISTRATOR, RECRUITER, INTERVIEWER = "ada.moreau", "rita.lindqvist", "bob.keller"
# Each is nasty in its own way; `OLD` stands in the oldest people alone (`company_of`).
OLD = "quartermaster"
TYPED = {
    "no hit": "qxj",
    "two letters, no hit": "qx",
    "one letter": "b",
    "two letters": "an",
    "old rows only": OLD,
    "common": "planner",
    "common apart, not together": f"gdańsk {OLD} planner",
    "umlaut": "jürgen",
    "e-mail begins": "amarilis.pont",
    "a number": "+4930231",
}
LISTS = ("jobs/", "candidates/", "applications/")
TABS = ("", "applications/", "notes/", "feedback/", "linkedin/", "activity/",
        "background/")  # fmt: skip


class Places(NamedTuple):
    """Public ids that the addresses are made of."""

    job: str
    board: str
    stage: str
    candidate: str
    application: str
    email: str


class Visit(NamedTuple):
    who: str
    name: str
    address: str

    @property
    def is_api(self) -> bool:
        return self.address.startswith("/api/")

    @property
    def growth_allowed(self) -> float:
        """Home and the jobs list grow with the jobs that somebody leads (issue 6)."""
        return 2.0 if self.address.split("?")[0] in {"/", "/jobs/", "/api/v1/jobs/"} else 1.2


def visits(places: Places) -> Iterator[Visit]:
    for who in (ADMINISTRATOR, RECRUITER, INTERVIEWER):
        for name, address in (*pages(places), *lists(places)):
            yield Visit(who, name, address)
    for address in ("/admin-center/", "/admin-center/linkedin/"):
        yield Visit(ADMINISTRATOR, address, address)


def pages(places: Places) -> Iterator[tuple[str, str]]:
    for address in ("/", "/notices/", "/settings/", "/jobs/", "/jobs/?q=planner", "/jobs/?q=qx",
                    "/jobs/?status=active", "/jobs/?whose=mine"):  # fmt: skip
        yield address, address
    for part in ("", "team/", "process/", "pipeline/", "pipeline/?view=table", "linkedin/"):
        yield f"job {part}", f"/jobs/{places.job}/{part}"
    board = f"/jobs/{places.board}/pipeline/"
    yield "news of a board of 1,000", f"/news/?{urlencode({'watch': watch_of(places.board)})}"
    for query in ("", "?q=planner", "?rejected=show", "?view=table", "?view=table&sort=name",
                  "?tag=Forklift+licence"):  # fmt: skip
        yield f"board of 1,000 {query}", board + query
    yield "column of 1,000", f"{board}columns/{places.stage}/"
    for part in TABS:
        yield f"candidate {part}", f"/candidates/{places.candidate}/{part}"
    for query in ("", "?tag=Forklift+licence", "?source=referral", "?applications=active",
                  "?applications=none"):  # fmt: skip
        yield f"/candidates/{query}", f"/candidates/{query}"
    for kind, words in TYPED.items():
        yield f"people: {kind}", f"/candidates/?q={words}"
        yield f"search: {kind}", f"/search/?q={words}"


def lists(places: Places) -> Iterator[tuple[str, str]]:
    root = "/api/v1/"
    for name in LISTS:
        yield f"API {name}", root + name
    for kind, words in TYPED.items():
        yield f"API people: {kind}", f"{root}candidates/?search={words}"
    for query in (f"candidates/?email={places.email}", "candidates/?email=nobody@mail.example",
                  "jobs/?search=planner", "jobs/?search=qx", "applications/?status=rejected",
                  f"applications/?job={places.job}", f"applications/?stage={places.stage}",
                  f"applications/?candidate={places.candidate}"):  # fmt: skip
        yield f"API {query}", root + query
    yield "API notes", f"{root}candidates/{places.candidate}/notes/"
    for part in ("stage-changes/", "notes/", "feedback/"):
        yield f"API application {part}", f"{root}applications/{places.application}/{part}"
