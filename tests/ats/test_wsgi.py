"""What gunicorn hands over, as Django needs it."""

import json
from io import BytesIO

from accounts.services import create_api_token
from ats.wsgi import application
from jobs.models import Job


def ask(token: str, body: bytes) -> tuple[str, dict]:
    """Post a job as gunicorn passes on a body that came in chunks, without its length."""
    said = []
    answer = application(
        {
            "REQUEST_METHOD": "POST", "PATH_INFO": "/api/v1/jobs/", "SERVER_NAME": "localhost",
            "SERVER_PORT": "80", "CONTENT_TYPE": "application/json",
            "HTTP_AUTHORIZATION": f"Token {token}", "HTTP_TRANSFER_ENCODING": "chunked",
            "wsgi.input": BytesIO(body), "wsgi.input_terminated": True, "wsgi.url_scheme": "http",
            "wsgi.errors": BytesIO(),
        },
        lambda status, headers: said.append(status),
    )  # fmt: skip
    return said[0], json.loads(b"".join(answer))


def test_a_body_in_chunks_is_read(recruiter):
    token = create_api_token(user=recruiter)
    given = {"title": "Night planner", "city": "Bremen", "country_code": "DE"}

    status, job = ask(token, json.dumps(given).encode())

    assert (status, job["title"]) == ("201 Created", "Night planner")
    assert Job.objects.count() == 1


def test_a_body_in_chunks_without_end_is_refused(recruiter, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000

    status, problem = ask(create_api_token(user=recruiter), b" " * 2_000)

    assert (status, problem["code"]) == ("413 Request Entity Too Large", "too_large")
