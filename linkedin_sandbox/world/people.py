"""Invented members, read from people.csv. Nobody there exists; all addresses are reserved."""

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.text import slugify

FILE = Path(__file__).with_name("people.csv")

# Somebody in it does not let recruiters export the profile.
NOT_EXPORTABLE = {"camille-vasseur-demo"}

SCHOOLS = (
    ("Hochschule Nordsee", "B.Sc. Logistics"),
    ("Universität Weserland", "M.Sc. Supply chain management"),
    ("Berufskolleg am Deich", "Certified freight forwarder"),
    ("Technikum Ostufer", "B.Eng. Industrial engineering"),
    ("Polytechnic of Vell", "B.A. International business"),
)


@dataclass(frozen=True)
class Recruiter:
    seat: int
    contract: int
    first_name: str
    last_name: str
    email: str
    is_admin: bool = False


RECRUITERS = (
    Recruiter(77120, 550017, "Rita", "Lindqvist", "rita.lindqvist@nordwind.example", True),
    Recruiter(77121, 550017, "Carl", "Ahrens", "carl.ahrens@nordwind.example"),
    Recruiter(77122, 550017, "Henry", "Osei", "henry.osei@nordwind.example"),
    Recruiter(77140, 550018, "Tomke", "Behrens", "tomke.behrens@nordwind.example", True),
)


@dataclass(frozen=True)
class Person:
    """One line of the file; the rest of a profile follows from it."""

    first_name: str
    last_name: str
    latin_name: str
    headline: str
    employer: str
    location: str
    years: int
    skills: list[str]
    former_title: str
    former_employer: str

    @property
    def handle(self) -> str:
        return slugify(self.latin_name or f"{self.first_name} {self.last_name}".strip())

    @property
    def slug(self) -> str:
        return f"{self.handle}-demo"

    @property
    def email(self) -> str:
        return f"{self.handle.replace('-', '.')}@example.org"

    @property
    def about(self) -> str:
        return (
            f"{self.headline} with {self.years} years of experience. "
            f"At home in: {self.skills[0]}, {self.skills[1]}."
        )

    @property
    def positions(self) -> list[dict[str, Any]]:
        return [
            {
                "title": self.headline,
                "companyName": self.employer,
                "years": max(1, self.years // 2),
            },
            {
                "title": self.former_title or "Trainee",
                "companyName": self.former_employer or "Kontor & Söhne",
                "years": max(1, self.years // 3),
            },
        ]

    @property
    def educations(self) -> list[dict[str, str]]:
        school, degree = SCHOOLS[(len(self.last_name) + self.years) % len(SCHOOLS)]
        return [{"schoolName": school, "degreeName": degree}]


def read_people() -> list[Person]:
    with FILE.open(encoding="utf-8", newline="") as lines:
        return [_person(line) for line in csv.DictReader(lines)]


def _person(line: dict[str, str]) -> Person:
    texts = {name: line[name] for name in line if name not in {"years", "skills"}}
    return Person(years=int(line["years"]), skills=line["skills"].split("; "), **texts)
