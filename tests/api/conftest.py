"""Callers of the API."""

from collections.abc import Callable

import pytest
from rest_framework.test import APIClient

from accounts.api_tokens import create_api_token
from accounts.models import User


@pytest.fixture
def api_as() -> Callable[[User], APIClient]:
    """Return a program that calls the API with a token of the given person."""

    def with_token(user: User) -> APIClient:
        client = APIClient()
        client.credentials(HTTP_AUTHORIZATION=f"Token {create_api_token(user=user)}")
        return client

    return with_token


@pytest.fixture
def everybody(administrator, recruiter, hiring_manager, outsider, interviewer, read_only):
    """All roles by name; the recruiter, hiring manager and interviewer join teams in the tests."""
    return {
        "administrator": administrator,
        "recruiter": recruiter,
        "hiring_manager": hiring_manager,
        "outsider": outsider,
        "interviewer": interviewer,
        "read_only": read_only,
    }
