"""How often one token may ask."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import caches
from django.core.cache.backends.redis import RedisCache
from django.utils import timezone

from tests.api.shapes import assert_problem
from tests.ports import free_port

URL = "/api/v1/jobs/"
NOON = datetime(2026, 11, 28, 12, 0, 20, tzinfo=UTC)


@pytest.fixture(autouse=True)
def three_a_minute(settings):
    settings.API_REQUESTS_A_MINUTE = 3


@pytest.fixture
def clock(monkeypatch):
    """Stop the clock at noon; `clock(seconds)` sets it to that long after."""

    def set_to(seconds: float) -> None:
        monkeypatch.setattr(timezone, "now", lambda: NOON + timedelta(seconds=seconds))

    set_to(0)
    return set_to


def statuses(client, times: int) -> list[int]:
    return [client.get(URL).status_code for _ in range(times)]


def test_too_many_requests_are_told_when_to_come_back(recruiter, api_as, clock):
    client = api_as(recruiter)
    assert statuses(client, 3) == [200, 200, 200]

    refused = client.get(URL)

    assert_problem(refused, 429, "throttled")
    assert refused["Retry-After"] == "40"
    clock(40)
    assert client.get(URL).status_code == 200


def test_a_refused_request_changes_nothing(recruiter, api_as, clock):
    client = api_as(recruiter)
    statuses(client, 3)
    body = {"title": "Porter", "city": "Bremen", "country_code": "DE"}

    assert client.post(URL, body).status_code == 429

    clock(60)
    assert client.get(URL).json()["results"] == []


def test_each_token_is_counted_alone(recruiter, api_as, clock):
    busy, other = api_as(recruiter), api_as(recruiter)

    assert statuses(busy, 4)[-1] == 429
    assert other.get(URL).status_code == 200


def test_every_kind_of_request_counts(recruiter, api_as, clock):
    client = api_as(recruiter)

    answers = [client.get(URL), client.post(URL, {}), client.put(URL), client.get(URL)]

    assert [answer.status_code for answer in answers] == [200, 400, 405, 429]


def test_no_limit_is_none(recruiter, api_as, clock, settings):
    settings.API_REQUESTS_A_MINUTE = 0

    assert set(statuses(api_as(recruiter), 10)) == {200}


def test_without_its_cache_the_api_answers_everybody(recruiter, api_as, clock):
    client = api_as(recruiter)
    away = f"redis://127.0.0.1:{free_port()}/0"
    caches["default"] = RedisCache(away, {})

    try:
        assert set(statuses(client, 5)) == {200}
    finally:
        del caches["default"]
