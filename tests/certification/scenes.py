"""What happens before the rules are looked at, each a moment of the certification's own scripts."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from tests.journeys.office import RITAS_SEAT, Office, connect, until
from tests.stack import Stack

TOMKE = "tomke.behrens@nordwind.example"
ILSE, JONAS = "ilse-marbach-demo", "jonas-petersen-demo"
RITA = "rita.lindqvist@nordwind.example"
UNDER_WAY = ("queued", "in_flight", "retrying", "deletion_queued")


@dataclass(frozen=True)
class Scene:
    """`office` is the administrator's, `ritas` that of the recruiter on the seat."""

    stack: Stack
    office: Office
    ritas: Office

    @classmethod
    @contextmanager
    def begin(cls, stack: Stack) -> Iterator["Scene"]:
        connect(stack)
        stack.run_command("rsc_status")
        with Office(stack, TOMKE) as office, Office(stack, RITA) as ritas:
            yield cls(stack, office, ritas)


def settle(scene: Scene) -> None:
    """Wait until nothing is on its way to LinkedIn any more."""
    ledger = partial(scene.office.get, "linkedin/ledger/")
    for state in UNDER_WAY:
        until(lambda state=state: ledger(state=state)["results"], lambda left: not left)


def share_all(scene: Scene) -> None:
    """Have the administrator share notes and feedback, so that these go out, too."""
    scene.office.patch("linkedin/settings/", share_notes=True, share_feedback=True)


def export_to_two_jobs(scene: Scene) -> None:
    """RSC-301 and 303: a recruiter exports the same person twice."""
    linkedin = scene.stack.linkedin
    for title in ("Night planner", "Depot planner"):
        job = scene.ritas.open_job(title)["id"]
        until(lambda job=job: linkedin.exportable_jobs(job))
        linkedin.export(member=ILSE, job=job, seat=RITAS_SEAT)
        until(lambda job=job: scene.ritas.get("applications/", job=job)["results"])


def talk(scene: Scene) -> None:
    """Test Case 10, notes and shared profiles: what Recruiter's people do on LinkedIn."""
    linkedin = scene.stack.linkedin
    linkedin.write_inmail(seat=RITAS_SEAT, member=JONAS, body="Shall we talk?", subject="Nights")
    linkedin.answer(seat=RITAS_SEAT, member=JONAS, body="Gladly.", shares=True)
    linkedin.write_note(seat=RITAS_SEAT, member=ILSE, text="Calm at night.")


def pull(scene: Scene) -> None:
    """Ask for it after a while: the worker, asking as well, may be half-way at first."""
    scene.stack.run_command("rsc_pull")


def delete_bit_by_bit(scene: Scene) -> None:
    """RSC-501 to 504: feedback and notes, then the whole person with their application."""
    office = scene.office
    person = office.add_candidate("Maren", "Tolk", emails=["maren.tolk@example.org"])
    application = office.apply(person, office.open_job("Yard planner"), "Screen")
    notes = [
        f"{parent}notes/{office.post(f'{parent}notes/', text='Calm.')['id']}/"
        for parent in (f"candidates/{person['id']}/", f"applications/{application['id']}/")
    ]
    said = f"applications/{application['id']}/feedback/"
    feedback = office.post(said, feedback="Calm.", recommendation="yes")["id"]
    settle(scene)
    office.delete(f"{said}{feedback}/")
    for note in notes:
        office.delete(f"candidates/{person['id']}/notes/{note.rstrip('/').rpartition('/')[2]}/")
    settle(scene)
    office.delete(f"candidates/{person['id']}/")


SCENES = (share_all, talk, pull, export_to_two_jobs, delete_bit_by_bit, pull)
