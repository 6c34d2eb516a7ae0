"""Every function of the client, over real HTTP, against the strict stand-in for LinkedIn."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

import pytest
import requests

from linkedin_rsc.client.auth import (
    Credentials,
    authorization_url,
    member_id_from_code,
    person_urn,
)
from linkedin_rsc.client.errors import Forbidden, Rejected, Throttled, Unauthorized, Unreachable
from linkedin_rsc.client.resources import (
    IntegrationKey,
    NewApplication,
    TaskState,
    attach_members,
    create_application,
    delete_applications,
    delete_candidates,
    delete_configuration,
    delete_stages,
    detach_members,
    exported_candidates,
    find_application,
    integrations_of_request,
    job_tasks,
    matched_members,
    name_integrations,
    put_applications,
    put_candidates,
    put_stages,
    read_configuration,
    read_integrations,
    submit_jobs,
    update_application,
    write_configuration,
)
from linkedin_rsc.client.transport import Transport
from linkedin_rsc.intake.pushes import Kind, parse_push
from linkedin_rsc.profile.parsing import parse_exported_person
from linkedin_rsc.profile.people import ExportedPerson, Exporter
from tests.linkedin_rsc.own_token import OwnToken
from tests.linkedin_sandbox.receiver import Receiver, RunningReceiver, wait_for
from tests.linkedin_stand_in import PARENT, LinkedInStandIn

ORGANIZATION = "urn:li:organization:9100321"
CONTRACT = "urn:li:contract:550017"
EXPORT = IntegrationKey(ORGANIZATION, "ONE_CLICK_EXPORT")
INDICATOR = IntegrationKey(ORGANIZATION, "IN_ATS_INDICATOR")
PLUGIN = IntegrationKey(ORGANIZATION, "PROFILE_PLUGIN")
CSA = IntegrationKey(CONTRACT, "CSA_API")
ALL_FOUR = (EXPORT, INDICATOR, PLUGIN, CSA)

REDIRECT_URI = "https://ats.example/linkedin/oauth/callback/"
CALLBACK_URL = "https://ats.example/linkedin/callback/9f3a/"
RITA_SEAT = 77120
ILSE = "ilse-marbach-demo"
ENTERED_AT = 1_731_586_400_000

NORDWIND = NewApplication(
    foreign_id="tenant-0042",
    name="Tandem - Nordwind Logistics",
    description="Child application of the contract tests",
    callback_urls=(REDIRECT_URI,),
    js_domains=("https://ats.example",),
)


def open_transport(linkedin: LinkedInStandIn, credentials: Credentials) -> Transport:
    return Transport(api_url=linkedin.url, token=OwnToken(linkedin.url, credentials))


@pytest.fixture(scope="module")
def running() -> Iterator[LinkedInStandIn]:
    with LinkedInStandIn() as stand_in:
        yield stand_in


@pytest.fixture
def linkedin(running) -> LinkedInStandIn:
    running.reset()
    running.turn(job_task_delay_s=0, challenge_callbacks=False)
    return running


@pytest.fixture
def parent(linkedin) -> Iterator[Transport]:
    transport = open_transport(linkedin, Credentials(*PARENT))
    yield transport
    transport.close()


@pytest.fixture
def child_credentials(parent) -> Credentials:
    created = create_application(parent, NORDWIND)
    return Credentials(created.client_id, created.client_secret)


@pytest.fixture
def child(linkedin, child_credentials) -> Iterator[Transport]:
    transport = open_transport(linkedin, child_credentials)
    yield transport
    transport.close()


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with RunningReceiver() as running:
        yield running


@pytest.fixture
def enabled(linkedin, child) -> Transport:
    """The child's transport once all four integrations are named and enabled."""
    name_integrations(child, dict.fromkeys(ALL_FOUR, "Tandem"))
    linkedin.enable(organization=9100321)
    linkedin.forget_requests()
    return child


def job(job_id: str = "JOB-0042", **changes: object) -> dict[str, object]:
    return {
        "integrationContext": ORGANIZATION,
        "externalJobPostingId": job_id,
        "jobPostingOperationType": "CREATE",
        "title": "Night shift planner",
        "description": "<p>You plan tours, watch the yard and keep drivers informed.</p>" * 3,
        "location": "Bremen, Germany",
        "companyApplyUrl": "https://ats.example/careers/JOB-0042/apply/",
        "listedAt": ENTERED_AT,
        "availability": "PRIVATE_TO_ATS_INTEGRATION",
        "posterEmail": "rita.lindqvist@nordwind.example",
        **changes,
    }


def candidate(**changes: object) -> dict[str, object]:
    return {
        "firstName": "Ilse",
        "lastName": "Marbach",
        "emailAddresses": ["nobody@example.org"],
        "phoneNumbers": [],
        "addresses": [],
        "atsCreatedAt": ENTERED_AT,
        "atsLastModifiedAt": ENTERED_AT,
        **changes,
    }


def application(**changes: object) -> dict[str, object]:
    return {
        "atsCandidateId": "cand-881",
        "atsJobPostingId": "JOB-0042",
        "atsJobPostingName": "Night shift planner",
        "firstName": "Ilse",
        "lastName": "Marbach",
        "atsCreatedAt": ENTERED_AT,
        "atsLastModifiedAt": ENTERED_AT,
        **changes,
    }


def exported_person(linkedin: LinkedInStandIn, transport: Transport, slug: str) -> ExportedPerson:
    [element] = exported_candidates(transport, linkedin.export(member=slug, seat=RITA_SEAT))
    return parse_exported_person(element)


# -- Provisioning -------------------------------------------------------------------------------


def test_an_application_is_made_found_and_changed(linkedin, parent):
    created = create_application(parent, NORDWIND)
    update_application(parent, created.urn, js_domains=["https://a.example", "https://b.example"])

    found = find_application(parent, "tenant-0042")

    assert created.urn.startswith("urn:li:developerApplication:")
    assert created.client_secret
    assert found is not None
    assert (found.urn, found.client_id) == (created.urn, created.client_id)
    assert (found.client_secret, found.name) == ("", "Tandem - Nordwind Logistics")
    assert found.callback_urls == (REDIRECT_URI,)
    assert found.js_domains == ("https://a.example", "https://b.example")


def test_a_customer_is_provisioned_only_once(parent):
    create_application(parent, NORDWIND)

    with pytest.raises(Rejected) as refusal:
        create_application(parent, NORDWIND)

    assert refusal.value.status == 409


@pytest.mark.parametrize("is_404", [False, True])
def test_an_unknown_customer_has_no_application(linkedin, parent, is_404):
    linkedin.turn(unknown_foreign_id_is_404=is_404)

    assert find_application(parent, "tenant-9999") is None


def test_the_parent_may_not_touch_data(parent):
    with pytest.raises(Forbidden, match="Not enough permissions"):
        put_candidates(parent, ORGANIZATION, {"cand-881": candidate()})


# -- Tokens -------------------------------------------------------------------------------------


def test_one_token_serves_many_calls(linkedin, enabled):
    for _ in range(3):
        read_integrations(enabled, ALL_FOUR)

    seen = linkedin.requests(resource="atsIntegrations")
    assert len(seen) == 3
    assert len({request["token_number"] for request in seen}) == 1
    assert linkedin.requests(resource="accessToken") == []


def test_a_lifetime_written_as_text_is_understood(linkedin, child):
    linkedin.turn(expires_in_as_string=True)

    read_integrations(child, ALL_FOUR)
    read_integrations(child, ALL_FOUR)

    # One for the parent, which made the application, and one for the child.
    assert len(linkedin.requests(resource="accessToken")) == 2


@pytest.mark.parametrize("lose_token", ["revoked", "expired"])
def test_a_lost_token_costs_one_more_try(linkedin, enabled, child_credentials, lose_token):
    if lose_token == "revoked":
        linkedin.revoke_tokens(child_credentials.client_id)
    else:
        linkedin.advance_clock(1_801)

    answers = put_candidates(enabled, ORGANIZATION, {"cand-881": candidate()})

    assert answers["cand-881"].is_accepted
    tries = linkedin.requests(resource="atsCandidates")
    assert [request["status"] for request in tries] == [401, 200]


def test_wrong_credentials_are_unauthorized(linkedin, child_credentials):
    wrong = Credentials(child_credentials.client_id, "not the secret")

    with pytest.raises(Unauthorized, match="Client authentication failed"):
        read_integrations(open_transport(linkedin, wrong), ALL_FOUR)


def test_a_member_is_known_by_id_after_consent(linkedin, child, child_credentials):
    url = authorization_url(
        www_url=linkedin.url,
        client_id=child_credentials.client_id,
        redirect_uri=REDIRECT_URI,
        state="r4ndom",
        scope="r_liteprofile",
    )
    answer = consent(url, f"member:{ILSE}")

    member_id = member_id_from_code(
        www_url=linkedin.url,
        api_url=linkedin.url,
        credentials=child_credentials,
        code=answer["code"],
        redirect_uri=REDIRECT_URI,
    )

    assert answer["state"] == "r4ndom"
    assert re.fullmatch(r"urn:li:person:[\w-]+", person_urn(member_id))
    assert linkedin.findings() == []


def test_a_code_nobody_issued_is_rejected(linkedin, child_credentials):
    with pytest.raises(Rejected, match="code is unknown"):
        member_id_from_code(
            www_url=linkedin.url,
            api_url=linkedin.url,
            credentials=child_credentials,
            code="AQTnever-issued",
            redirect_uri=REDIRECT_URI,
        )


def consent(url: str, person: str) -> dict[str, str]:
    """Allow the application as a person in a browser would; return what comes back."""
    with requests.Session() as browser:
        browser.trust_env = False
        page = browser.get(url, timeout=60)
        [token] = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', page.text)
        form = {"csrfmiddlewaretoken": token, "person": person, "decision": "allow"}
        back = browser.post(url, data=form, allow_redirects=False, timeout=60)
    assert back.status_code == 302, back.text
    return dict(parse_qsl(urlsplit(back.headers["Location"]).query))


# -- Integrations -------------------------------------------------------------------------------


def test_integrations_are_named_and_read_back(linkedin, child):
    names = {key: f"Tandem {key.type}" for key in ALL_FOUR}

    answers = name_integrations(child, names)
    found = read_integrations(child, ALL_FOUR)

    assert [answers[key].is_accepted for key in ALL_FOUR] == [True] * 4
    assert [(one.type, one.context) for one in found] == [(k.type, k.context) for k in ALL_FOUR]
    assert [one.name for one in found] == list(names.values())
    assert [one.is_enabled for one in found] == [False] * 4


def test_an_integration_nobody_named_has_no_status(child):
    [found] = read_integrations(child, [EXPORT])

    assert (found.type, found.status, found.is_enabled) == ("ONE_CLICK_EXPORT", "", False)
    assert found.raw["status"] == 404


def test_a_status_push_leads_to_what_changed(linkedin, child):
    name_integrations(child, dict.fromkeys(ALL_FOUR, "Tandem"))

    request_id = linkedin.enable(organization=9100321, types=["ONE_CLICK_EXPORT"])

    [found] = integrations_of_request(child, request_id)
    assert (found.type, found.context, found.is_enabled) == (EXPORT.type, ORGANIZATION, True)
    with pytest.raises(Rejected) as refusal:
        integrations_of_request(child, "never-sent")
    assert refusal.value.status == 404


@pytest.mark.parametrize("escape", [False, True])
def test_a_configuration_lives_and_dies(linkedin, enabled, escape):
    linkedin.turn(escape_result_keys=escape)
    assert read_configuration(enabled, EXPORT, "CALLBACK_URL") is None

    write_configuration(enabled, EXPORT, "CALLBACK_URL", CALLBACK_URL)
    assert read_configuration(enabled, EXPORT, "CALLBACK_URL") == CALLBACK_URL

    delete_configuration(enabled, EXPORT, "CALLBACK_URL")
    delete_configuration(enabled, EXPORT, "CALLBACK_URL")
    assert read_configuration(enabled, EXPORT, "CALLBACK_URL") is None


def test_a_wrong_configuration_is_rejected(enabled):
    with pytest.raises(Rejected) as refusal:
        write_configuration(enabled, EXPORT, "CALLBACK_URL", "http://ats.example/hook")

    assert refusal.value.status == 422


# -- Jobs ---------------------------------------------------------------------------------------


def test_jobs_are_answered_by_position_and_followed_to_their_end(enabled):
    taken, refused, other = submit_jobs(
        enabled, [job("JOB-0042"), job("JOB-0043", title=""), job("JOB-0044")]
    )

    assert (taken.is_accepted, refused.is_accepted, other.is_accepted) == (True, False, True)
    assert (refused.status, refused.task_urn) == (422, None)
    assert "/title" in refused.message
    tasks = job_tasks(enabled, [taken.task_urn, other.task_urn])
    assert {task.state for task in tasks.values()} == {TaskState.SUCCEEDED}
    assert tasks[taken.task_urn].job_posting.startswith("urn:li:jobPosting:")


def test_a_job_may_still_be_undecided_or_fail(linkedin, enabled):
    linkedin.turn(job_task_delay_s=3_600)
    [taken] = submit_jobs(enabled, [job()])

    assert job_tasks(enabled, [taken.task_urn])[taken.task_urn].state is TaskState.IN_PROGRESS

    linkedin.turn(job_task_failure="Invalid Field: /city")
    linkedin.advance_clock(3_601)
    task = job_tasks(enabled, [taken.task_urn])[taken.task_urn]
    assert (task.state, task.error_message) == (TaskState.FAILED, "Invalid Field: /city")


def test_a_task_is_forgotten_after_a_day(linkedin, enabled):
    [taken] = submit_jobs(enabled, [job()])

    linkedin.advance_clock(24 * 3_600 + 1)

    assert job_tasks(enabled, [taken.task_urn])[taken.task_urn].state is TaskState.FORGOTTEN


def test_closing_an_unknown_job_is_a_conflict(enabled):
    closing = job(jobPostingOperationType="CLOSE")

    [answer] = submit_jobs(enabled, [closing])

    assert (answer.status, answer.is_retryable) == (409, False)


# -- Candidates ---------------------------------------------------------------------------------


def test_candidates_are_answered_one_by_one(linkedin, enabled):
    answers = put_candidates(
        enabled, ORGANIZATION, {"cand-1": candidate(), "cand-2": candidate(lastName=None)}
    )

    assert answers["cand-1"].is_accepted
    assert (answers["cand-2"].status, answers["cand-2"].is_retryable) == (422, False)
    assert "/lastName" in answers["cand-2"].message
    [held] = linkedin.state()["candidates"]
    assert (held["external_id"], held["fields"]["firstName"]) == ("cand-1", "Ilse")


@pytest.mark.parametrize("escape", [False, True])
def test_a_full_batch_is_tunnelled_and_every_record_answered(linkedin, enabled, escape):
    linkedin.turn(escape_result_keys=escape)
    ids = [f"cand-{number:03}" for number in range(100)]

    answers = put_candidates(enabled, ORGANIZATION, {our_id: candidate() for our_id in ids})

    assert [answers[our_id].is_accepted for our_id in ids] == [True] * 100
    [seen] = linkedin.requests(resource="atsCandidates")
    assert (seen["is_tunnelled"], seen["records"]) == (True, 100)
    assert (seen["method"], seen["restli_method"]) == ("PUT", "batch_update")
    assert len(matched_members(enabled, ORGANIZATION, ids)) == 100
    assert linkedin.findings() == []


def test_the_longest_plain_query_is_not_refused(linkedin, enabled):
    sizes = range(20, 35)

    for size in sizes:
        ids = [f"cand-{number:03}" for number in range(size)]
        put_candidates(enabled, ORGANIZATION, {our_id: candidate() for our_id in ids})

    seen = linkedin.requests(resource="atsCandidates")
    assert [request["status"] for request in seen] == [200] * len(sizes)
    assert {request["is_tunnelled"] for request in seen} == {False, True}


def test_names_of_any_script_arrive_whole(linkedin, enabled):
    name = {"firstName": "Zoë – 東京 🚚", "lastName": 'O\'Brien & "Söhne" <x>\r\n--part'}

    put_candidates(enabled, ORGANIZATION, {"cand-1": candidate(**name)})

    [held] = linkedin.state()["candidates"]
    assert {field: held["fields"][field] for field in name} == name


def test_a_member_is_attached_read_and_detached(linkedin, enabled):
    put_candidates(enabled, ORGANIZATION, {"cand-881": candidate()})
    ilse = exported_person(linkedin, enabled, ILSE).member
    assert matched_members(enabled, ORGANIZATION, ["cand-881"])["cand-881"].member is None

    attached = attach_members(enabled, ORGANIZATION, {"cand-881": ilse})
    found = matched_members(enabled, ORGANIZATION, ["cand-881", "cand-999"])

    assert attached["cand-881"].is_accepted
    assert set(found) == {"cand-881"}
    assert (found["cand-881"].manual, found["cand-881"].member) == (ilse, ilse)

    detached = detach_members(enabled, ORGANIZATION, ["cand-881"])

    assert detached["cand-881"].is_accepted
    assert matched_members(enabled, ORGANIZATION, ["cand-881"])["cand-881"].member is None


def test_a_candidate_is_matched_by_profile_address(linkedin, enabled):
    ilse = exported_person(linkedin, enabled, ILSE)

    put_candidates(
        enabled, ORGANIZATION, {"cand-881": candidate(linkedInProfileUrl=ilse.profile_url)}
    )

    found = matched_members(enabled, ORGANIZATION, ["cand-881"])["cand-881"]
    assert (found.matched, found.manual, found.member) == ((ilse.member,), None, ilse.member)


def test_only_what_was_put_before_can_be_attached(linkedin, enabled):
    ilse = exported_person(linkedin, enabled, ILSE).member

    answers = attach_members(enabled, ORGANIZATION, {"cand-999": ilse})

    assert answers["cand-999"].status == 404


def test_a_person_of_nobody_cannot_be_attached(enabled):
    put_candidates(enabled, ORGANIZATION, {"cand-881": candidate()})

    answers = attach_members(enabled, ORGANIZATION, {"cand-881": person_urn("nobody")})

    assert answers["cand-881"].status == 404


# -- Applications and stages --------------------------------------------------------------------


def test_an_application_and_its_stages_arrive(linkedin, enabled):
    submit_jobs(enabled, [job()])
    put_candidates(enabled, ORGANIZATION, {"cand-881": candidate()})

    applications = put_applications(enabled, ORGANIZATION, {"appl-3307": application()})
    stages = put_stages(
        enabled,
        ORGANIZATION,
        "appl-3307",
        {
            "stage-1": {"atsCreatedAt": ENTERED_AT, "stage": "Application"},
            "stage-2": {"atsCreatedAt": ENTERED_AT + 1, "stage": "Not Available"},
            "stage-3": {"atsCreatedAt": ENTERED_AT + 2, "stage": "Interview"},
        },
    )

    assert applications["appl-3307"].is_accepted
    assert [stages[f"stage-{n}"].is_accepted for n in (1, 2, 3)] == [True, False, True]
    [held] = linkedin.state()["applications"]
    assert (held["candidate"], held["job"]) == ("cand-881", "JOB-0042")
    assert list(held["stages"]) == ["stage-1", "stage-3"]


def test_a_full_batch_of_deletes_is_tunnelled_and_every_record_answered(linkedin, enabled):
    ids = [f"cand-{number:03}" for number in range(100)]
    put_candidates(enabled, ORGANIZATION, {our_id: candidate() for our_id in ids[1:]})
    linkedin.forget_requests()

    answers = delete_candidates(enabled, ORGANIZATION, ids)

    assert [answers[our_id].status for our_id in ids] == [404, *[204] * 99]
    [seen] = linkedin.requests(resource="atsCandidates")
    assert (seen["method"], seen["restli_method"]) == ("DELETE", "batch_delete")
    assert (seen["is_tunnelled"], seen["records"]) == (True, 100)
    assert linkedin.state()["candidates"] == []


def test_a_deleted_application_takes_its_stages_along_and_none_is_deleted_twice(linkedin, enabled):
    submit_jobs(enabled, [job()])
    put_candidates(enabled, ORGANIZATION, {"cand-881": candidate()})
    put_applications(enabled, ORGANIZATION, {"appl-3307": application()})
    stages = {name: {"atsCreatedAt": ENTERED_AT, "stage": name} for name in ("Offer", "Screen")}
    put_stages(enabled, ORGANIZATION, "appl-3307", stages)

    one = delete_stages(enabled, ORGANIZATION, "appl-3307", ["Offer"])
    whole = delete_applications(enabled, ORGANIZATION, ["appl-3307"])
    late = delete_stages(enabled, ORGANIZATION, "appl-3307", ["Screen"])

    assert (one["Offer"].status, whole["appl-3307"].status, late["Screen"].status) == (
        204,
        204,
        404,
    )
    assert linkedin.state()["applications"] == []


def test_an_application_waits_for_its_job_and_candidate(enabled):
    answers = put_applications(enabled, ORGANIZATION, {"appl-3307": application()})

    assert answers["appl-3307"].status == 404


def test_stages_wait_for_their_application(enabled):
    stage = {"atsCreatedAt": ENTERED_AT, "stage": "Interview"}

    answers = put_stages(enabled, ORGANIZATION, "appl-9999", {"stage-1": stage})

    assert answers["stage-1"].status == 404


# -- Exports ------------------------------------------------------------------------------------


@pytest.mark.parametrize("job_reference", ["externalJobPostingId", "referenceEntityId"])
@pytest.mark.parametrize("export_email", ["emailAddresses", "emailAddress"])
def test_an_export_becomes_a_person(linkedin, enabled, job_reference, export_email):
    linkedin.turn(job_reference=job_reference, export_email=export_email)
    submit_jobs(enabled, [job()])
    request_id = linkedin.export(
        member=ILSE,
        seat=RITA_SEAT,
        job="JOB-0042",
        email_addresses=["ilse.marbach@example.org"],
    )

    [element] = exported_candidates(enabled, request_id)
    person = parse_exported_person(element)

    assert (person.organization, person.job_reference) == (ORGANIZATION, "JOB-0042")
    assert (person.first_name, person.last_name) == ("Ilse", "Marbach")
    assert person.headline == "Night shift planner"
    assert person.location == "Bremen, Germany"
    assert person.employers == ("Hafenwerk Bremen",)
    assert person.emails == ("ilse.marbach@example.org",)
    assert person.profile_url.startswith("https://")
    assert person.exporter == Exporter(
        seat="urn:li:seat:77120",
        email="rita.lindqvist@nordwind.example",
        first_name="Rita",
        last_name="Lindqvist",
    )


@pytest.mark.parametrize("shape", ["object", "array", "events", "elements"])
@pytest.mark.parametrize(
    ("words", "has_own_id"),
    [
        ({}, False),
        ({"push_expires_at": "number"}, False),
        ({"push_expires_at": "rfc3339"}, False),
        ({"push_type_name": "eventType", "push_id_name": "requestId"}, False),
        ({"push_type_name": "type", "push_id_name": "request_id"}, False),
        ({"push_type_name": "event-type", "push_id_name": "id"}, False),
        ({"push_type_name": "notificationType", "push_id_as_number": True}, False),
        ({"push_id_name": "requestId", "push_notification_id_name": "id"}, True),
        ({"push_notification_id_name": "notificationId", "push_id_name": "id"}, True),
    ],
)
def test_a_push_is_understood_in_every_variant(
    linkedin, enabled, receiver, shape, words, has_own_id
):
    linkedin.turn(push_shape=shape, **words)
    write_configuration(enabled, EXPORT, "CALLBACK_URL", receiver.url)
    request_id = linkedin.export(member=ILSE, seat=RITA_SEAT)

    [push] = wait_for(lambda: receiver.pushes)
    [event] = parse_push(push.body)

    assert (event.kind, event.request_id) == (Kind.EXPORT, request_id)
    assert bool(event.notification_id) == has_own_id
    assert event.expires_at is not None
    assert 0 <= event.expires_at.timestamp() * 1000 - linkedin.now_ms() <= 24 * 3_600 * 1000


def test_an_export_may_hold_the_least(linkedin, enabled):
    linkedin.turn(job_reference="none", exporter_in_export=False, enhanced_export=False)

    person = exported_person(linkedin, enabled, ILSE)

    assert (person.job_reference, person.exporter) == (None, None)
    assert (person.skills, person.positions, person.educations) == ((), (), ())


def test_an_export_is_forgotten_after_a_day(linkedin, enabled):
    request_id = linkedin.export(member=ILSE, seat=RITA_SEAT)
    linkedin.advance_clock(24 * 3_600 + 1)

    with pytest.raises(Rejected) as refusal:
        exported_candidates(enabled, request_id)

    assert refusal.value.status == 404


# -- When LinkedIn fails ------------------------------------------------------------------------


def test_an_integration_that_is_not_enabled_forbids_the_call(child):
    name_integrations(child, dict.fromkeys(ALL_FOUR, "Tandem"))

    with pytest.raises(Forbidden, match="Not enough permissions"):
        put_candidates(child, ORGANIZATION, {"cand-881": candidate()})


def test_a_throttle_says_how_long(linkedin, enabled):
    linkedin.fail_next("atsCandidates", 429, retry_after_s=7)

    with pytest.raises(Throttled) as refusal:
        put_candidates(enabled, ORGANIZATION, {"cand-881": candidate()})

    assert refusal.value.retry_after_s == 7
    assert put_candidates(enabled, ORGANIZATION, {"cand-881": candidate()})["cand-881"].is_accepted


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_a_failing_linkedin_is_unreachable(linkedin, enabled, status):
    linkedin.fail_next("atsCandidates", status)

    with pytest.raises(Unreachable) as failure:
        put_candidates(enabled, ORGANIZATION, {"cand-881": candidate()})

    assert (failure.value.status, failure.value.is_retryable) == (status, True)


def test_one_record_may_fail_for_now_while_the_others_go_through(linkedin, enabled):
    linkedin.fail_next("atsCandidates", 503, key="cand-2", message="Busy")

    answers = put_candidates(enabled, ORGANIZATION, {"cand-1": candidate(), "cand-2": candidate()})

    assert answers["cand-1"].is_accepted
    assert (answers["cand-2"].status, answers["cand-2"].is_retryable) == (503, True)


def test_a_record_in_neither_map_is_worth_another_try(linkedin, enabled):
    linkedin.break_next("atsCandidates", "unanswered", key="cand-2")

    answers = put_candidates(enabled, ORGANIZATION, {"cand-1": candidate(), "cand-2": candidate()})

    assert answers["cand-1"].is_accepted
    assert (answers["cand-2"].status, answers["cand-2"].is_retryable) == (None, True)


@pytest.mark.parametrize(("status", "is_retryable"), [(422, False), (503, True)])
def test_a_refusal_inside_results_is_one_all_the_same(linkedin, enabled, status, is_retryable):
    linkedin.break_next("atsCandidates", "in_results", key="cand-2", status=status, message="No")

    answers = put_candidates(enabled, ORGANIZATION, {"cand-1": candidate(), "cand-2": candidate()})

    assert answers["cand-1"].is_accepted
    assert (answers["cand-2"].status, answers["cand-2"].message) == (status, "No")
    assert (answers["cand-2"].is_accepted, answers["cand-2"].is_retryable) == (False, is_retryable)


def test_a_refusal_inside_results_is_no_candidate_without_matches(linkedin, enabled):
    put_candidates(enabled, ORGANIZATION, {"cand-1": candidate(), "cand-2": candidate()})
    linkedin.break_next("atsCandidates", "in_results", key="cand-2", status=404)

    assert list(matched_members(enabled, ORGANIZATION, ["cand-1", "cand-2"])) == ["cand-1"]


@pytest.mark.parametrize(
    ("fault", "status", "state"),
    [
        ("unanswered", 500, TaskState.UNKNOWN),
        ("in_results", 503, TaskState.UNKNOWN),
        ("in_results", 404, TaskState.FORGOTTEN),
    ],
)
def test_a_task_about_which_nothing_is_said_is_not_known(linkedin, enabled, fault, status, state):
    taken, other = submit_jobs(enabled, [job("JOB-0042"), job("JOB-0043")])
    linkedin.break_next("simpleJobPostingTasks", fault, key=taken.task_urn, status=status)

    tasks = job_tasks(enabled, [taken.task_urn, other.task_urn])

    assert tasks[taken.task_urn].state is state
    assert tasks[other.task_urn].state is TaskState.SUCCEEDED


def test_a_job_unanswered_in_its_place_is_worth_another_try(linkedin, enabled):
    linkedin.break_next("simpleJobPostings", "unanswered", key="JOB-0042")

    first, second = submit_jobs(enabled, [job("JOB-0042"), job("JOB-0043")])

    assert (first.status, first.is_accepted, first.is_retryable) == (None, False, True)
    assert second.is_accepted


@pytest.mark.parametrize(
    ("fault", "status", "is_answered"),
    [("unanswered", 500, False), ("in_results", 503, False), ("in_results", 404, True)],
)
def test_an_integration_unanswered_is_told_from_one_that_is_off(
    linkedin, enabled, fault, status, is_answered
):
    linkedin.break_next("atsIntegrations", fault, key="ONE_CLICK_EXPORT", status=status)

    export, indicator = read_integrations(enabled, [EXPORT, INDICATOR])

    assert (export.is_enabled, export.is_answered) == (False, is_answered)
    assert (indicator.is_enabled, indicator.is_answered) == (True, True)


def test_a_reset_connection_is_unreachable_and_harms_no_later_call(linkedin, enabled):
    linkedin.break_next("atsCandidates", "reset", takes_effect=True)

    with pytest.raises(Unreachable) as failure:
        put_candidates(enabled, ORGANIZATION, {"cand-1": candidate()})

    assert failure.value.is_retryable
    assert put_candidates(enabled, ORGANIZATION, {"cand-1": candidate()})["cand-1"].is_accepted


def test_a_refusal_names_the_trace_that_linkedin_logged(linkedin, child):
    with pytest.raises(Forbidden) as refusal:
        put_candidates(child, ORGANIZATION, {"cand-881": candidate()})

    [seen] = linkedin.requests(resource="atsCandidates")
    assert refusal.value.trace == {"x-li-uuid": seen["trace_id"]}


def test_a_linkedin_that_is_away_is_unreachable(child_credentials):
    with LinkedInStandIn() as gone:
        url = gone.url
    transport = Transport(api_url=url, token=OwnToken(url, child_credentials))

    with pytest.raises(Unreachable, match="could not be reached"):
        read_integrations(transport, ALL_FOUR)
