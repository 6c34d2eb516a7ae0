from django.urls import reverse

from tests.factories.jobs import JobFactory


def test_a_draft_is_shaped_and_an_active_job_is_read(client_as, recruiter, job):
    draft = JobFactory(recruiter=recruiter)
    client = client_as(recruiter)

    shaped = client.get(reverse("job-process", args=[draft.public_id])).content.decode()
    read = client.get(reverse("job-process", args=[job.public_id])).content.decode()

    assert "Add stage" in shaped
    assert "was frozen when the job became active" in read
    assert "Add stage" not in read


def test_stages_are_added_renamed_moved_and_removed(client_as, recruiter):
    draft = JobFactory(recruiter=recruiter)
    client = client_as(recruiter)

    def post(resource, *args, **fields):
        address = reverse(resource, args=[draft.public_id, *args])
        assert client.post(address, fields).status_code == 302

    post("job-stages", name="Trial shift", kind="interview")
    trial = draft.stages.get(name="Trial shift").public_id
    post("job-stage-earlier", trial)
    post("job-stage-name", trial, name="Trial day")
    post("job-stage-removal", draft.stages.get(name="Screen").public_id)
    post("job-stage-later", trial)

    assert list(draft.stages.order_by("position").values_list("name", flat=True)) == [
        "Prospect", "Application", "Interview", "Trial day", "Offer", "Hired",
    ]  # fmt: skip


def test_a_refused_stage_name_stays_in_its_field(client_as, recruiter):
    draft = JobFactory(recruiter=recruiter)
    screen = draft.stages.get(name="Screen").public_id
    client = client_as(recruiter)

    renamed = client.post(
        reverse("job-stage-name", args=[draft.public_id, screen]), {"name": "Interview"}
    )
    added = client.post(
        reverse("job-stages", args=[draft.public_id]), {"name": "Offer", "kind": "interview"}
    )

    assert (renamed.status_code, added.status_code) == (422, 422)
    assert "There is a stage Interview already." in renamed.content.decode()
    assert 'value="Offer"' in added.content.decode()


def test_a_refused_stage_stays_on_the_process_tab(client_as, recruiter):
    draft = JobFactory(recruiter=recruiter)
    screen = draft.stages.get(name="Screen").public_id
    client = client_as(recruiter)

    pages = [
        client.post(reverse("job-stages", args=[draft.public_id])).content.decode(),
        client.post(reverse("job-stage-name", args=[draft.public_id, screen])).content.decode(),
    ]

    process = reverse("job-process", args=[draft.public_id])
    for page in pages:
        assert f'<a class="tabs__tab" href="{process}" aria-current="page">Process</a>' in page


def test_a_stage_of_another_job_is_not_found(client_as, recruiter):
    draft, other = JobFactory(recruiter=recruiter), JobFactory()
    foreign = other.stages.get(name="Screen").public_id

    response = client_as(recruiter).post(
        reverse("job-stage-removal", args=[draft.public_id, foreign])
    )

    assert response.status_code == 404
