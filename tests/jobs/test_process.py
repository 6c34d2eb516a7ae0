import pytest

from accounts.models import Activity
from base.errors import InvalidInput, NotAllowed
from jobs.details.services import edit_job
from jobs.models import Stage
from jobs.process.services import (
    MAX_STAGES,
    ProcessIsFrozen,
    StageIsFixed,
    add_stage,
    remove_stage,
    rename_stage,
    shift_stage,
)
from tests.factories.jobs import JobFactory


@pytest.fixture
def draft(recruiter):
    return JobFactory(recruiter=recruiter)


def names(job):
    return list(job.stages.order_by("position").values_list("name", flat=True))


def stage_of(job, name):
    return Stage.objects.select_related("job").get(job=job, name=name)


def test_a_new_stage_stands_before_the_offer(draft, recruiter):
    add_stage(job=draft, name=" Trial  shift ", kind="interview", by=recruiter)

    assert names(draft)[3:] == ["Interview", "Trial shift", "Offer", "Hired"]
    assert Activity.objects.get().verb == "job.process.changed"


def test_a_new_stage_stands_before_the_offer_without_prospects_too(draft, recruiter):
    edit_job(job=draft, by=recruiter, prospects_enabled=False)
    add_stage(job=draft, name="Trial shift", kind="interview", by=recruiter)
    edit_job(job=draft, by=recruiter, prospects_enabled=True)

    assert names(draft)[0] == "Prospect"
    assert names(draft)[-3:] == ["Trial shift", "Offer", "Hired"]


@pytest.mark.parametrize("kind", ["", "prospect", "offer", "hired", "application", "dance"])
def test_only_middle_stages_are_added(draft, recruiter, kind):
    with pytest.raises(InvalidInput) as refusal:
        add_stage(job=draft, name="More", kind=kind, by=recruiter)

    assert refusal.value.field == "kind"


@pytest.mark.parametrize("name", ["", "  ", "x" * 61, "Screen", "screen"])
def test_a_stage_needs_a_name_of_its_own(draft, recruiter, name):
    with pytest.raises(InvalidInput) as refusal:
        add_stage(job=draft, name=name, kind="screening", by=recruiter)

    assert refusal.value.field == "name"
    assert len(names(draft)) == 6


def test_a_process_does_not_grow_without_end(draft, recruiter):
    for number in range(MAX_STAGES - 6):
        add_stage(job=draft, name=f"Round {number}", kind="interview", by=recruiter)

    with pytest.raises(InvalidInput):
        add_stage(job=draft, name="One too many", kind="interview", by=recruiter)


@pytest.mark.parametrize("spelling", ["vorgespräch", "Vorgesprach", "VORGESPRA\u0308CH"])
def test_one_name_in_another_spelling_is_no_second_stage(draft, recruiter, spelling):
    add_stage(job=draft, name="Vorgespräch", kind="interview", by=recruiter)

    with pytest.raises(InvalidInput, match="There is a stage"):
        add_stage(job=draft, name=spelling, kind="interview", by=recruiter)


def test_any_stage_of_a_draft_is_renamed(draft, recruiter):
    rename_stage(stage=stage_of(draft, "Prospect"), name="Sourced", by=recruiter)

    assert names(draft)[0] == "Sourced"


def test_changing_only_the_case_of_a_name_is_fine(draft, recruiter):
    rename_stage(stage=stage_of(draft, "Screen"), name="SCREEN", by=recruiter)

    assert "SCREEN" in names(draft)


def test_a_name_that_another_stage_has_is_refused(draft, recruiter):
    with pytest.raises(InvalidInput, match="already"):
        rename_stage(stage=stage_of(draft, "Screen"), name="Interview", by=recruiter)


def test_a_middle_stage_is_removed(draft, recruiter):
    remove_stage(stage=stage_of(draft, "Screen"), by=recruiter)

    assert names(draft) == ["Prospect", "Application", "Interview", "Offer", "Hired"]


@pytest.mark.parametrize("name", ["Prospect", "Application", "Offer", "Hired"])
def test_the_fixed_stages_stay(draft, recruiter, name):
    with pytest.raises(StageIsFixed):
        remove_stage(stage=stage_of(draft, name), by=recruiter)


def test_middle_stages_change_places(draft, recruiter):
    shift_stage(stage=stage_of(draft, "Interview"), by=recruiter, is_later=False)

    assert names(draft)[2:4] == ["Interview", "Screen"]


@pytest.mark.parametrize(
    ("name", "is_later"),
    [("Screen", False), ("Interview", True), ("Prospect", False), ("Hired", True)],
)
def test_no_stage_passes_a_fixed_one(draft, recruiter, name, is_later):
    with pytest.raises(StageIsFixed):
        shift_stage(stage=stage_of(draft, name), by=recruiter, is_later=is_later)


def every_change(job, by):
    screen = stage_of(job, "Screen")
    return [
        lambda: add_stage(job=job, name="More", kind="interview", by=by),
        lambda: rename_stage(stage=screen, name="Other", by=by),
        lambda: remove_stage(stage=screen, by=by),
        lambda: shift_stage(stage=screen, by=by, is_later=True),
    ]


def test_the_process_of_an_active_job_is_frozen(recruiter):
    job = JobFactory(recruiter=recruiter, active=True)

    for change in every_change(job, recruiter):
        with pytest.raises(ProcessIsFrozen):
            change()
    assert names(job)[2] == "Screen"


@pytest.mark.parametrize("actor", ["outsider", "interviewer", "read_only"])
def test_only_leaders_shape_the_process(request, actor):
    user = request.getfixturevalue(actor)
    job = JobFactory(interviewer=user)

    for change in every_change(job, user):
        with pytest.raises(NotAllowed):
            change()
