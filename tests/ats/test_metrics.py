"""What a monitoring system reads."""

import pytest
from django.test import Client

from accounts.api_tokens import create_api_token
from base.metrics import Gauge, written
from tests.factories.linkedin_rsc import LedgerRowFactory

pytestmark = pytest.mark.django_db


def test_counts_of_the_ledger_are_read_by_stream_and_state(
    client_as, administrator, django_assert_max_num_queries
):
    LedgerRowFactory(state="needs_attention")
    LedgerRowFactory.create_batch(3, stream="jobs", state="sent")
    client = client_as(administrator)

    # Session, user with roles, counts.
    with django_assert_max_num_queries(4):
        answer = client.get("/metrics")

    assert answer["Content-Type"].startswith("text/plain; version=0.0.4")
    lines = answer.text.splitlines()
    meaning = "Records that LinkedIn should hold, by stream and by state of their sync."
    assert f"# HELP tandem_linkedin_records {meaning}" in lines
    assert "# TYPE tandem_linkedin_records gauge" in lines
    assert 'tandem_linkedin_records{stream="candidates",state="needs_attention"} 1' in lines
    assert 'tandem_linkedin_records{stream="jobs",state="sent"} 3' in lines
    assert 'tandem_linkedin_records{stream="jobs",state="held"} 0' in lines


def test_a_token_opens_them(administrator, recruiter):
    ours, others = (create_api_token(user=user) for user in (administrator, recruiter))

    answers = [
        Client(headers={"Authorization": f"Token {token}"}).get("/metrics").status_code
        for token in (ours, others, "wrong")
    ]

    assert answers == [200, 403, 401]


def test_strangers_and_recruiters_read_none(client, client_as, recruiter):
    assert client.get("/metrics").status_code == 302
    assert client_as(recruiter).get("/metrics").status_code == 403


def test_labels_are_escaped():
    gauge = Gauge("house", lambda: [({"name": 'a "b" \\\n'}, 2), ({}, 5)])

    assert written([gauge]).splitlines()[2:] == [r'house{name="a \"b\" \\\n"} 2', "house 5"]
