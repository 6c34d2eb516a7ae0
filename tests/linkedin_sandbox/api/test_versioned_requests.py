"""The versioned API answers what it has of the requests of LinkedIn's published collection."""

from tests.linkedin_sandbox.api.test_rest import ask, key
from tests.linkedin_sandbox.api.versioned_requests import REQUESTS
from tests.linkedin_sandbox.customer import job, sole


def test_every_request_is_answered_as_the_table_says(linkedin, customer):
    linkedin.turn(challenge_callbacks=False)
    customer.submit(job())
    linkedin.forget_requests()

    for what, method, resource, members, record, status in REQUESTS:
        of_one = key(**members)
        body = {} if record is None else {"json": {"entities": {of_one: record}}}
        found = sole(ask(customer, method, resource, [of_one], **body))

        is_refused = status is not None and status >= 400
        assert found["in"] == ("errors" if is_refused else "results"), (what, found)
        assert method == "GET" or found["status"] == status, (what, found)

    assert linkedin.findings() == []
