"""A person in front of the small Recruiter, without a browser: forms, links and what they show."""

from dataclasses import dataclass, field

import requests
from lxml import etree, html

from tests.linkedin_stand_in import LinkedInStandIn

APART = {"br", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "li", "p", "summary", "td"}


@dataclass
class Page:
    status: int
    address: str
    headers: dict[str, str]
    tree: html.HtmlElement

    @property
    def text(self) -> str:
        return words_of(self.tree)

    def all(self, path: str) -> list[str]:
        """The words of every element an XPath finds."""
        return [words_of(found) for found in self.tree.xpath(path)]

    def one(self, path: str) -> html.HtmlElement:
        (found,) = self.tree.xpath(path)
        return found

    def has_button(self, name: str) -> bool:
        return name in self.all("//button")

    @property
    def alerts(self) -> list[str]:
        return self.all("//*[@role='alert']")

    @property
    def said(self) -> list[str]:
        return self.all("//*[contains(@class, 'message')][@role='status']")


def words_of(element: html.HtmlElement) -> str:
    """The text as somebody reads it: blocks, cells and lines stand apart."""
    pieces = []
    for event, node in etree.iterwalk(element, events=("start", "end")):
        gap = " " if node.tag in APART else ""
        words = node.text if event == "start" else node.tail if node is not element else ""
        pieces.append(gap + (words or ""))
    return " ".join("".join(pieces).split())


@dataclass
class Person:
    """Keeps cookies; opens pages, follows links, sends the forms that stand there."""

    linkedin: LinkedInStandIn
    session: requests.Session = field(default_factory=requests.Session)

    def __post_init__(self) -> None:
        self.session.trust_env = False

    def open(self, address: str, **options: object) -> Page:
        return self._page(self.session.get(f"{self.linkedin.url}{address}", **options))

    def sit_down(self, number: int = 77120) -> "Person":
        page = self.open("/recruiter/seat/")
        self.send(page, f"//form[.//button[@value='{number}']]", seat=str(number))
        return self

    def send(self, page: Page, form: str, **values: str) -> Page:
        """Submit the form an XPath finds, with what stands in it and the given values."""
        found = page.one(form)
        fields = {**{name: value or "" for name, value in found.form_values()}, **values}
        address = requests.compat.urljoin(page.address, found.get("action") or "")
        return self._page(
            self.session.request(
                found.get("method", "get"),
                address,
                data=fields if found.get("method") == "post" else None,
                params=None if found.get("method") == "post" else fields,
            )
        )

    def _page(self, answer: requests.Response) -> Page:
        tree = html.fromstring(answer.text or "<html></html>")
        return Page(answer.status_code, answer.url, dict(answer.headers), tree)
