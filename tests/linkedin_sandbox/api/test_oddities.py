"""What is taken and noted: eager tokens, times in seconds, made-up names, ids too long."""

import pytest

from tests.linkedin_sandbox.customer import (
    NOW_MS,
    application,
    application_key,
    candidate,
    candidate_key,
    job,
)

LONG = "x" * 41
EAGER = "eager: the last token was still good"


def tell(customer, linkedin, **changes):
    """The findings about one candidate that was taken."""
    linkedin.forget_requests()
    answer = customer.put("atsCandidates", {candidate_key("cand-1"): candidate(**changes)})
    assert answer.json()["errors"] == {}, answer.text
    return linkedin.findings()


def test_token_asked_for_too_early_is_a_finding(linkedin, customer):
    customer.ask_for_token()

    assert EAGER in linkedin.findings()


@pytest.mark.parametrize(("seconds", "is_eager"), [(1_700, True), (1_745, False), (1_801, False)])
def test_token_renewed_shortly_before_its_end_is_none(linkedin, customer, seconds, is_eager):
    linkedin.forget_requests()
    linkedin.advance_clock(seconds)

    customer.ask_for_token()

    assert (EAGER in linkedin.findings()) == is_eager


@pytest.mark.parametrize("how", ["revoked", "refused"])
def test_token_dropped_after_a_refusal_is_none(linkedin, customer, how):
    linkedin.forget_requests()
    if how == "revoked":
        linkedin.revoke_tokens(customer.client_id)
    else:
        linkedin.fail_next("atsCandidates", 401)
        customer.put("atsCandidates", {candidate_key("cand-1"): candidate()})

    customer.ask_for_token()

    assert EAGER not in linkedin.findings()


@pytest.mark.parametrize("value", [1, NOW_MS // 1000, 10**11 - 1], ids=["first", "now", "last"])
def test_times_in_seconds_are_a_finding_at_their_field(linkedin, customer, value):
    assert tell(customer, linkedin, atsCreatedAt=value) == [
        "/atsCreatedAt looks like seconds, times are in milliseconds"
    ]


def test_times_of_a_job_and_of_stages_are_looked_at_as_well(linkedin, customer):
    customer.submit(job(listedAt=NOW_MS // 1000))
    customer.put("atsCandidates", {candidate_key("cand-1"): candidate()})
    customer.put("atsApplications", {application_key("appl-1"): application()})
    path = f"atsApplications/{application_key('appl-1')}/stages"
    customer.put(path, {"stage-1": {"stage": "Screen", "atsCreatedAt": NOW_MS // 1000}})

    fields = [one.partition(" ")[0] for one in linkedin.findings() if "seconds" in one]
    assert fields == ["/listedAt", "/atsCreatedAt"]


@pytest.mark.parametrize(
    ("names", "field"),
    [
        ({"lastName": "Unknown"}, "/lastName"),
        ({"lastName": " N/A "}, "/lastName"),
        ({"lastName": "-"}, "/lastName"),
        ({"lastName": "123"}, "/lastName"),
        ({"firstName": "First  NAME"}, "/firstName"),
        ({"firstName": "Suharto", "lastName": "suharto"}, "/lastName"),
    ],
)
def test_made_up_names_are_a_finding(linkedin, customer, names, field):
    found = tell(customer, linkedin, **names)

    assert [one.partition(" ")[0] for one in found] == [field]
    assert "looks made up" in found[0]


@pytest.mark.parametrize("name", ["O", "Li", "Null-Petersen", "Ó", "陳", "Testa", "Nadine", "Nono"])
def test_short_and_rare_names_are_none(linkedin, customer, name):
    assert tell(customer, linkedin, lastName=name) == []


def test_ids_over_40_characters_are_a_finding_wherever_they_stand(linkedin, customer):
    customer.submit(job(LONG))
    customer.put("atsCandidates", {candidate_key(LONG): candidate()})
    named = application(atsJobPostingId=LONG, atsCandidateId=LONG)
    customer.put("atsApplications", {application_key(LONG): named})
    path = f"atsApplications/{application_key('x' * 40)}/stages"
    customer.put(path, {LONG: {"stage": "Screen", "atsCreatedAt": NOW_MS}})

    found = [one.partition(" is longer")[0] for one in linkedin.findings() if "longer" in one]
    assert found == [
        "externalJobPostingId",
        "atsCandidateId",
        "atsJobApplicationId",
        "the id of a detail",
    ]


@pytest.mark.parametrize(
    ("above", "sub", "field", "usual"),
    [
        (f"atsCandidates/{candidate_key('cand-1')}", "notes", "note", 8_000),
        (f"atsApplications/{application_key('appl-1')}", "notes", "note", 8_000),
        (f"atsApplications/{application_key('appl-1')}", "interviewFeedback", "feedback", 8_000),
        (f"atsApplications/{application_key('appl-1')}", "stages", "stage", 100),
    ],
)
def test_texts_longer_than_is_usual_are_taken_and_a_finding(
    linkedin, customer, above, sub, field, usual
):
    customer.submit(job())
    customer.put("atsCandidates", {candidate_key("cand-1"): candidate()})
    customer.put("atsApplications", {application_key("appl-1"): application()})
    found = []
    for length in (usual, usual + 1):
        linkedin.forget_requests()
        record = {"atsCreatedAt": NOW_MS, field: "x" * length}
        answer = customer.put(f"{above}/{sub}", {f"of-{length}": record})
        assert answer.json()["errors"] == {}, answer.text
        found.append(linkedin.findings())

    assert found == [[], [f"/{field} is longer than {usual:,} characters"]]
