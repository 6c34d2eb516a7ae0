"""Every refusal has one shape, whatever refused it."""

import json

import pytest
from django.db import DatabaseError, connection
from django.test import override_settings
from django.urls import include, path
from rest_framework.test import APIClient
from rest_framework.throttling import BaseThrottle
from rest_framework.views import APIView

from tests.api.shapes import assert_problem
from tests.factories.jobs import JobFactory


class AlwaysThrottled(BaseThrottle):
    def allow_request(self, request, view) -> bool:
        return False

    def wait(self) -> float:
        return 12.5


class Busy(APIView):
    """A view like ours, at an address like ours, that is asked too often."""

    throttle_classes = (AlwaysThrottled,)


urlpatterns = [path("api/v1/busy/", Busy.as_view()), path("", include("ats.urls"))]


def test_without_a_token_the_caller_learns_how_to_send_one(db):
    response = APIClient().get("/api/v1/jobs/")

    body = assert_problem(response, 401, "not_authenticated")
    assert "Authorization: Token" in body["detail"]
    assert response["WWW-Authenticate"] == "Token"


@pytest.mark.parametrize(
    "header", ["Token wrong", "Token", "Token two words", "Token \u00e9", "Token tdm_" + "x" * 500]
)
def test_a_wrong_token_is_refused(db, header):
    response = APIClient().get("/api/v1/jobs/", HTTP_AUTHORIZATION=header)

    assert_problem(response, 401, "authentication_failed")


def test_the_token_of_somebody_who_left_is_refused(recruiter, api_as):
    client = api_as(recruiter)
    recruiter.is_active = False
    recruiter.save()

    assert_problem(client.get("/api/v1/jobs/"), 401, "authentication_failed")


def test_a_session_is_no_token(recruiter, client_as):
    assert_problem(client_as(recruiter).get("/api/v1/jobs/"), 401, "not_authenticated")


def test_an_unknown_job_is_not_found(recruiter, api_as):
    assert_problem(api_as(recruiter).get("/api/v1/jobs/JOB-9999/"), 404, "not_found")


@pytest.mark.parametrize(
    "path", ["/api/", "/api/v1/", "/api/v1/jobs", "/api/v1/planets/", "/api/v1/jobs/%00/"]
)
@pytest.mark.parametrize("method", ["get", "post", "patch", "delete"])
def test_an_address_that_does_not_exist_is_not_found(db, path, method):
    assert_problem(getattr(APIClient(), method)(path), 404, "not_found")


@pytest.mark.parametrize("method", ["put", "delete", "options"])
def test_a_method_that_is_not_offered_is_refused(recruiter, api_as, method):
    response = getattr(api_as(recruiter), method)("/api/v1/jobs/")

    assert_problem(response, 405, "method_not_allowed")
    assert "POST" in response["Allow"]


def test_even_the_schema_refuses_in_the_same_shape(db):
    assert_problem(APIClient().post("/api/schema/"), 405, "method_not_allowed")


def test_only_json_is_read(recruiter, api_as):
    response = api_as(recruiter).post("/api/v1/jobs/", "title=x", content_type="text/plain")

    assert_problem(response, 415, "unsupported_media_type")


def test_only_json_is_spoken(recruiter, api_as):
    response = api_as(recruiter).get("/api/v1/jobs/", HTTP_ACCEPT="text/csv")

    assert_problem(response, 406, "not_acceptable")


@pytest.mark.parametrize(
    "body",
    [b"{", b"\xff\xfe", b'{"title": NaN}', b"[" * 100_000, b'{"title": ' + b"9" * 5_000 + b"}"],
    ids=["broken", "not UTF-8", "NaN", "too deep", "an endless number"],
)
def test_json_that_cannot_be_read_is_refused(recruiter, api_as, body):
    response = api_as(recruiter).post("/api/v1/jobs/", body, content_type="application/json")

    assert_problem(response, 400, "parse_error")


@pytest.mark.parametrize("body", [[], "text", 7, None])
def test_a_body_that_is_no_object_is_refused(recruiter, api_as, body):
    response = api_as(recruiter).post(
        "/api/v1/jobs/", json.dumps(body), content_type="application/json"
    )

    assert_problem(response, 400, "invalid")


@pytest.mark.parametrize("headers", [{}, {"HTTP_IDEMPOTENCY_KEY": "large"}])
def test_a_body_above_the_limit_is_refused(recruiter, api_as, headers, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000
    body = {"title": "x" * 1_000}

    assert_problem(api_as(recruiter).post("/api/v1/jobs/", body, **headers), 413, "too_large")


def test_wrong_fields_are_named_one_by_one(recruiter, api_as):
    body = {"title": "", "country_code": "Germany", "employment_type": "slavery"}

    problem = assert_problem(
        api_as(recruiter).post("/api/v1/jobs/", body),
        400,
        "invalid",
        "title",
        "city",
        "country_code",
        "employment_type",
    )

    assert all(problem["fields"].values())


def test_an_unknown_field_is_refused_rather_than_passed_over(recruiter, api_as):
    job = JobFactory(recruiter=recruiter)

    response = api_as(recruiter).patch(f"/api/v1/jobs/{job.public_id}/", {"titel": "Welder"})

    assert_problem(response, 400, "invalid", "titel")


def test_an_unknown_filter_is_refused_rather_than_passed_over(recruiter, api_as):
    assert_problem(api_as(recruiter).get("/api/v1/jobs/?stauts=draft"), 400, "invalid", "stauts")


def test_a_refusal_of_the_service_keeps_its_code_and_sentence(recruiter, api_as):
    job = JobFactory(recruiter=recruiter, active=True)

    response = api_as(recruiter).post(f"/api/v1/jobs/{job.public_id}/activation/")

    body = assert_problem(response, 409, "job_already_active")
    assert body["detail"] == "This job is already active."


def test_what_the_role_does_not_allow_is_forbidden(read_only, api_as):
    job = JobFactory()

    response = api_as(read_only).patch(f"/api/v1/jobs/{job.public_id}/", {"title": "Mine"})

    assert_problem(response, 403, "not_allowed")


@override_settings(ROOT_URLCONF=__name__)
def test_a_throttled_caller_learns_when_to_come_back(recruiter, api_as):
    response = api_as(recruiter).get("/api/v1/busy/")

    assert_problem(response, 429, "throttled")
    assert response["Retry-After"] == "13"


def break_down(execute, sql, *rest):
    """What a database does whose table of jobs is damaged."""
    if "jobs_job" in sql:
        raise DatabaseError("division of the house")
    return execute(sql, *rest)


def test_a_fault_of_ours_is_left_to_django(recruiter, api_as):
    client = api_as(recruiter)
    client.raise_request_exception = False

    with connection.execute_wrapper(break_down):
        response = client.get("/api/v1/jobs/")

    assert response.status_code == 500
    assert "division" not in response.content.decode()


@pytest.mark.parametrize("body", ['{"\\ud800": 1}', '{"workplace_type": "\\ud800"}', '["\\udc00"]'])
def test_half_a_character_is_no_text(recruiter, api_as, body):
    response = api_as(recruiter).post("/api/v1/jobs/", body, content_type="application/json")

    assert_problem(response, 400, "parse_error")
