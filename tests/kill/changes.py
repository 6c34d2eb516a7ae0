"""What people do in Tandem meanwhile, and how each change is recognized once it has arrived."""

import csv
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from django.utils.text import slugify

from linkedin_sandbox.world.people import NOT_EXPORTABLE
from tests.journeys.office import RITAS_SEAT, Office
from tests.kill.held import Held
from tests.linkedin_stand_in import LinkedInStandIn

PEOPLE = Path(__file__).parents[2] / "linkedin_sandbox" / "world" / "people.csv"
STAGES = ("Screen", "Interview", "Offer")
# How often each is done, roughly.
WEIGHTS = {"apply": 4, "move": 5, "edit": 4, "hide": 1, "consider": 1, "regret": 3, "export": 2}


@dataclass
class Change:
    """`has_arrived` tells by what LinkedIn holds; Tandem, if it came `from_linkedin`."""

    kind: str
    has_arrived: Callable[[Held], bool]
    from_linkedin: bool = False
    at: float = field(default_factory=time.monotonic)
    took_s: float | None = None


class People:
    """Does one random thing after the other, through the API and in Recruiter."""

    def __init__(self, office: Office, linkedin: LinkedInStandIn, jobs: list[Any], chance: Random):
        self.office, self.linkedin, self.jobs, self.chance = office, linkedin, jobs, chance
        self.changes: list[Change] = []
        # Candidates that LinkedIn must never see; members that were exported, by their slug.
        self.secret: set[str] = set()
        self.exported: dict[str, str] = {}
        self.refusals: list[str] = []
        self.names: dict[str, list[str]] = {}
        # Candidates that LinkedIn may see for a while, the oldest first.
        self.open_for_now: list[str] = []
        self.applications: list[tuple[dict[str, Any], int]] = []
        self.members = [one for one in members_of_linkedin() if one not in NOT_EXPORTABLE]
        self.number = 0

    def do_something(self) -> None:
        [kind] = self.chance.choices(list(WEIGHTS), list(WEIGHTS.values()))
        getattr(self, kind)()

    def apply(self) -> None:
        person = self._new_person()
        self.names[person["id"]] = [person["last_name"]]
        application = self.office.apply(person, self._job(), stage=STAGES[0])
        self.applications.append((application, 0))
        key = (person["id"], application["id"])
        self._expect("application", lambda held: key in held.applications)

    def move(self) -> None:
        if not self.applications:
            return self.apply()
        index = self.chance.randrange(len(self.applications))
        application, stage = self.applications[index]
        if stage + 1 == len(STAGES):
            return self.apply()
        path = f"applications/{application['id']}/stage-changes/"
        step = self.office.post(path, stage=STAGES[stage + 1])
        self.applications[index] = application, stage + 1
        return self._expect("move", lambda held: step["id"] in held.steps)

    def edit(self) -> None:
        if not self.names:
            return self.apply()
        person = self.chance.choice(list(self.names))
        name = self._new_name()
        self.office.patch(f"candidates/{person}/", last_name=name)
        names = self.names[person]
        names.append(name)
        version = len(names) - 1
        return self._expect("edit", lambda held: held.names.get(person) in names[version:])

    def hide(self) -> None:
        """Somebody private applies."""
        person = self._new_person(is_private=True)
        self.secret.add(person["id"])
        self.office.apply(person, self._job(), stage=STAGES[0])

    def consider(self) -> None:
        """Somebody becomes a prospect, who has not applied."""
        person = self._new_person()
        self.secret.add(person["id"])
        self.office.apply(person, self._job(), stage="Prospect")

    def regret(self) -> None:
        """Somebody who applied becomes private: every other time, so that LinkedIn knew them."""
        if len(self.open_for_now) < 2:
            person = self._new_person()
            self.office.apply(person, self._job(), stage=STAGES[0])
            self.open_for_now.append(person["id"])
            return
        left = self.open_for_now.pop(0)
        self.office.patch(f"candidates/{left}/", is_private=True)
        self.secret.add(left)
        self._expect("withdrawal", lambda held: left not in held.candidates)

    def export(self) -> None:
        if not self.members:
            return self.apply()
        member = self.members.pop()
        request_id = self.linkedin.export(
            member=member, job=self._job()["id"], seat=RITAS_SEAT
        )  # fmt: skip
        self.exported[request_id] = member
        return self.changes.append(
            Change("export", lambda held: request_id in held.exports_done, from_linkedin=True)
        )

    def _expect(self, kind: str, has_arrived: Callable[[Held], bool]) -> None:
        self.changes.append(Change(kind, has_arrived))

    def _job(self) -> dict[str, Any]:
        return self.chance.choice(self.jobs)

    def _new_person(self, **more: object) -> dict[str, Any]:
        name = self._new_name()
        email = f"{name.lower()}@example.org"
        return self.office.add_candidate("Mae", name, email=email, **more)

    def _new_name(self) -> str:
        self.number += 1
        number, letters = self.number, ""
        while number:
            number, rest = divmod(number, 26)
            letters += chr(ord("a") + rest)
        return f"Lindt{letters}"


def members_of_linkedin() -> list[str]:
    """Return whom Recruiter may export, by their slugs."""
    with PEOPLE.open(encoding="utf-8", newline="") as file:
        people = list(csv.DictReader(file))
    names = [one["latin_name"] or f"{one['first_name']} {one['last_name']}" for one in people]
    return [f"{slugify(name)}-demo" for name in names]
