"""What happens before the rules are looked at, each a moment of the certification's own scripts."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

from tests.journeys.office import RITAS_SEAT, Office, connect, until
from tests.stack import Stack

TOMKE = "tomke.behrens@nordwind.example"
ILSE, JONAS = "ilse-marbach-demo", "jonas-petersen-demo"
RITA = "rita.lindqvist@nordwind.example"
WHOLE = {
    "emails": ["tove.harms@example.org"],
    "phones": ["+49 421 555010"],
    "current_company": "Hafenwerk Bremen",
    "current_title": "Crane planner",
    "city": "Bremen",
    "country_code": "DE",
}
AGE = """
from datetime import timedelta
from django.db.models import F
from applications.models import Application, StageChange
from candidates.models import Candidate
from jobs.models import Job
by = timedelta(days=2 * 365)
for model, names in {
    Job: ["created_at", "updated_at", "activated_at", "closed_at"],
    Candidate: ["created_at", "updated_at"],
    Application: ["created_at", "updated_at", "applied_at", "stage_entered_at", "left_prospect_at"],
    StageChange: ["changed_at"],
}.items():
    model.objects.update(**{name: F(name) - by for name in names})
"""
# The API has no teams.
WHO = f"""
from accounts.models import User
from jobs.models import Job
from jobs.team import services
rita, tomke = (User.objects.get(email=email) for email in ("{RITA}", "{TOMKE}"))
crane, harbour = (Job.objects.get(title=f"{{place}} planner") for place in ("Crane", "Harbour"))
"""
JOIN = f"""{WHO}
for job in (crane, harbour):
    services.add_team_member(job=job, user=rita, role="recruiter", by=tomke)
"""
LEAVE = f"""{WHO}
services.remove_team_member(member=harbour.team.get(user=rita), by=tomke)
"""
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


def grow_old(stack: Stack) -> None:
    """RSC-201 to 203: let what is there go back more than two years, and close one of the jobs."""
    stack.run_command("shell", "--command", AGE)
    with Office(stack, TOMKE) as office:
        jobs = office.get("jobs/")["results"]
        job = next(one for one in jobs if one["status"] == "active" and not one["is_confidential"])
        office.post(f"jobs/{job['id']}/closure/", reason="filled")


def share_all(scene: Scene) -> None:
    """Have the administrator share all that may be, so that it goes out, too."""
    shared = {"share_notes": True, "share_feedback": True, "share_resumes": True}
    scene.office.patch("linkedin/settings/", **shared)


def open_jobs(scene: Scene) -> None:
    """JP-014, 015A and C-03, module 4.5: a private, a public remote and a confidential job."""
    office = scene.office
    office.open_job("Harbour planner")
    office.open_job("Quay planner", linkedin_availability="public", workplace_type="remote")
    office.open_job("Silent planner", is_confidential=True)


def add_somebody_whole(scene: Scene) -> None:
    """RSC-203 and 204, resumes: somebody with a value in every field, and all that is written."""
    office = scene.office
    person = office.add_candidate("Tove", "Harms", **WHOLE)
    application = apply_and_be_talked_to(office, person, office.open_job("Crane planner"))
    office.post(f"candidates/{person['id']}/notes/", text="Calm.")
    office.attach(f"candidates/{person['id']}/documents/", application=application["id"])


def change_somebody(scene: Scene) -> None:
    """Test Case 4: a field of somebody LinkedIn has changes."""
    person = scene.office.get("candidates/", search="Tove Harms")["results"][0]["id"]
    scene.office.patch(f"candidates/{person}/", current_title="Head of cranes", city="Kiel")


def export_to_two_jobs(scene: Scene) -> None:
    """RSC-301 and 303: a recruiter exports the same person twice."""
    linkedin = scene.stack.linkedin
    for title in ("Night planner", "Depot planner"):
        job = scene.ritas.open_job(title)["id"]
        until(lambda job=job: linkedin.exportable_jobs(job))
        linkedin.export(member=ILSE, job=job, seat=RITAS_SEAT)
        [one] = until(lambda job=job: scene.ritas.get("applications/", job=job)["results"])
        scene.ritas.patch(f"candidates/{one['candidate']}/", headline="Plans nights, and well")
    scene.ritas.post(f"applications/{one['id']}/stage-changes/", stage="Screen")


def talk(scene: Scene) -> None:
    """Test Case 10, notes and shared profiles: what Recruiter's people do on LinkedIn."""
    linkedin = scene.stack.linkedin
    linkedin.write_inmail(seat=RITAS_SEAT, member=JONAS, body="Shall we talk?", subject="Nights")
    linkedin.answer(seat=RITAS_SEAT, member=JONAS, body="Gladly.", shares=True)
    linkedin.write_note(seat=RITAS_SEAT, member=ILSE, text="Calm at night.")


def pull(scene: Scene) -> None:
    """Ask for it after a while: the worker, asking as well, may be half-way at first."""
    scene.stack.run_command("rsc_pull")


def apply_and_be_talked_to(office: Office, person: Any, job: Any) -> Any:
    """Apply, go a step, and have a note on the application and feedback written."""
    application = office.apply(person, job, "Screen")
    of_it = f"applications/{application['id']}/"
    office.post(f"{of_it}stage-changes/", stage="Interview")
    office.post(f"{of_it}notes/", text="Fits.")
    office.post(f"{of_it}feedback/", feedback="Calm.", recommendation="yes")
    return application


def delete_bit_by_bit(scene: Scene) -> None:
    """RSC-501 to 503: a note and feedback, then the whole person with their application."""
    office = scene.office
    person = office.add_candidate("Maren", "Tolk", emails=["maren.tolk@example.org"])
    notes = f"candidates/{person['id']}/notes/"
    first, _second = (office.post(notes, text=text) for text in ("Calm.", "Punctual."))
    apply_and_be_talked_to(office, person, office.open_job("Yard planner"))
    settle(scene)
    office.delete(f"{notes}{first['id']}/")
    settle(scene)
    office.delete(f"candidates/{person['id']}/")


def delete_an_application(scene: Scene) -> None:
    """RSC-504: an application goes with all below it, and the person stays."""
    office = scene.office
    person = office.add_candidate("Enno", "Folkerts", emails=["enno.folkerts@example.org"])
    application = apply_and_be_talked_to(office, person, office.open_job("Dock planner"))
    office.apply(person, office.open_job("Gate planner"), "Screen")
    settle(scene)
    office.delete(f"applications/{application['id']}/")


def keep_to_teams(scene: Scene) -> None:
    """Module 4: jobs are kept to their teams, and colleagues join and leave one."""
    office = scene.office
    office.patch("linkedin/settings/", use_access_lists=True)
    until(lambda: not scene.stack.linkedin.exportable_jobs())
    settle(scene)
    for change in (JOIN, LEAVE):
        scene.stack.run_command("shell", "--command", change)
        settle(scene)


SCENES = (share_all, open_jobs, add_somebody_whole, talk, pull, export_to_two_jobs, change_somebody,
          delete_bit_by_bit, delete_an_application)  # fmt: skip
# Once the recruiter has connected an account.
LAST = (keep_to_teams, pull)
