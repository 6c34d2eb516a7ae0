"""Where `pages` goes: a job, a person, a board of 1,000, and who asks."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.test import Client

from accounts.api_tokens import create_api_token
from accounts.models import User
from applications.models import Application
from ats.seeds.people import DOMAIN
from benchmarks.visits import INTERVIEWER, OLD, RECRUITER, Places
from candidates.models import Candidate
from jobs.models import Job

BOARD_JOB = "JOB-0001"
ON_BOARD, OLDEST = 1_000, 60


def find_places() -> Places:
    """Return the ids, and make what a seeded company lacks: a full board, a word of old rows."""
    board = Job.objects.get(public_id=BOARD_JOB)
    _fill(board)
    _mark_oldest()
    application = _application_of_all(board)
    return Places(
        job=application.job.public_id,
        board=BOARD_JOB,
        stage=board.stages.order_by("position")[1].public_id,
        candidate=application.candidate.public_id,
        application=application.public_id,
        email=application.candidate.emails.get().email,
    )


def _application_of_all(board: Job) -> Application:
    """Return one that recruiter and interviewer may open, with all that can stand below it."""
    found = Application.objects.filter(status="active", feedback__isnull=False).exclude(job=board)
    for name in (RECRUITER, INTERVIEWER):
        found = found.filter(job__team__user__email=f"{name}@{DOMAIN}")
    found = found.exclude(stage__kind="prospect").exclude(candidate__emails=None)
    application = found.order_by("job", "pk").first()
    assert application, "The seeded company has nobody to open."
    return application


def _fill(board: Job) -> None:
    """Leave exactly 1,000 active applications on the board, spread over its stages."""
    here = list(Application.objects.filter(job=board).order_by("pk").values_list("pk", flat=True))
    if len(here) == ON_BOARD:
        return
    Application.objects.filter(pk__in=here[ON_BOARD:]).delete()
    elsewhere = Application.objects.exclude(candidate__applications__job=board).order_by("pk")
    by_person = dict(elsewhere.values_list("candidate", "pk")[: 2 * ON_BOARD])
    wanted = [*here[:ON_BOARD], *by_person.values()][:ON_BOARD]
    stages = list(board.stages.order_by("position"))
    entered_at = datetime.now(UTC) - timedelta(days=5)
    for place, stage in enumerate(stages):
        Application.objects.filter(pk__in=wanted[place :: len(stages)]).update(
            job=board, stage=stage, status="active", rejection_reason="",
            stage_entered_at=entered_at, left_prospect_at=None if place == 0 else entered_at,
        )  # fmt: skip


def _mark_oldest() -> None:
    for candidate in Candidate.objects.order_by("pk")[:OLDEST]:
        if OLD not in candidate.search_text:
            candidate.search_text += f" {OLD}"
            candidate.save(update_fields=["search_text"])


def signed_in(name: str) -> Client:
    client = Client(headers={"host": settings.ALLOWED_HOSTS[0]})
    client.force_login(User.objects.get(email=f"{name}@{DOMAIN}"))
    return client


def key_of(name: str) -> Client:
    token = create_api_token(user=User.objects.get(email=f"{name}@{DOMAIN}"))
    return Client(headers={"host": settings.ALLOWED_HOSTS[0], "authorization": f"Token {token}"})
