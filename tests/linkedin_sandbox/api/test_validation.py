"""Rules 6 and 7: one bad record is refused in LinkedIn's words, the others of its batch pass."""

import pytest

from tests.linkedin_sandbox.customer import (
    NOW_MS,
    application,
    application_key,
    candidate,
    candidate_key,
    job,
    sole,
    without,
)

REQUIRED = "field is required but not found and has no default value"


def put_candidate(customer, record):
    return sole(customer.put("atsCandidates", {candidate_key("cand-1"): record}))


@pytest.fixture
def applied(customer):
    customer.submit(job())
    customer.put("atsCandidates", {candidate_key("cand-1"): candidate()})
    customer.put("atsApplications", {application_key("appl-1"): application()})
    return customer


def test_a_bad_record_does_not_spoil_its_batch(customer):
    good, bad = candidate_key("cand-1"), candidate_key("cand-2")

    answer = customer.put(
        "atsCandidates", {good: candidate(), bad: without(candidate(), "lastName")}
    ).json()

    assert answer["results"] == {good: {"status": 204}}
    assert answer["errors"] == {
        bad: {"status": 422, "message": f"ERROR :: /lastName :: {REQUIRED}\n"}
    }


@pytest.mark.parametrize(
    "name",
    [
        "firstName",
        "lastName",
        "emailAddresses",
        "phoneNumbers",
        "addresses",
        "atsCreatedAt",
        "atsLastModifiedAt",
    ],
)
def test_a_candidate_needs_its_fields(customer, name):
    refused = put_candidate(customer, without(candidate(), name))

    assert (refused["in"], refused["status"]) == ("errors", 422)
    assert refused["message"] == f"ERROR :: /{name} :: {REQUIRED}\n"


@pytest.mark.parametrize(
    ("changes", "path", "says"),
    [
        ({"firstName": 7}, "/firstName", "7 cannot be coerced to String"),
        ({"doNotContact": "no"}, "/doNotContact", "'no' cannot be coerced to Boolean"),
        ({"atsCreatedAt": "today"}, "/atsCreatedAt", "'today' cannot be coerced to Long"),
        ({"atsCreatedAt": 0}, "/atsCreatedAt", "must be greater than 0"),
        ({"emailAddresses": "a@b.example"}, "/emailAddresses", "cannot be coerced to Array"),
        ({"emailAddresses": ["nobody"]}, "/emailAddresses/0", "is not a valid e-mail address"),
        ({"externalProfileUrl": "here"}, "/externalProfileUrl", '"here" is not a valid URL'),
        ({"phoneNumbers": ["110"]}, "/phoneNumbers/0", "'110' cannot be coerced to a record"),
        ({"addresses": [{"town": "Bremen"}]}, "/addresses/0/town", "unrecognized field"),
        (
            {"addresses": [{"geographicAreaType": "CITY"}]},
            "/addresses/0/geographicAreaType",
            '"CITY" is not an enum symbol',
        ),
        ({"atsLastModifiedAt": NOW_MS - 1}, "/atsLastModifiedAt", "is earlier than atsCreatedAt"),
        ({"favouriteColour": "blue"}, "/favouriteColour", "unrecognized field found"),
    ],
)
def test_a_candidate_is_refused_at_the_field(customer, changes, path, says):
    refused = put_candidate(customer, candidate(**changes))

    assert refused["status"] == 422
    assert f"ERROR :: {path} :: " in refused["message"]
    assert says in refused["message"]


def test_unknown_fields_can_be_ignored(linkedin, customer):
    linkedin.turn(strict_unknown_fields=False)

    assert put_candidate(customer, candidate(favouriteColour="blue"))["status"] == 204


def test_null_counts_as_left_out(customer):
    assert put_candidate(customer, candidate(prefix=None))["status"] == 204
    assert put_candidate(customer, candidate(lastName=None))["status"] == 422


def test_a_candidate_without_email_passes_with_a_finding(linkedin, customer):
    assert put_candidate(customer, candidate(emailAddresses=[]))["status"] == 204
    assert linkedin.findings() == ["candidate has neither e-mail nor an attached person"]


@pytest.mark.parametrize(
    ("record", "path"),
    [
        (without(application(), "atsJobPostingId"), "/atsJobPostingId"),
        (without(application(), "atsJobPostingName"), "/atsJobPostingName"),
        (without(application(), "firstName"), "/firstName"),
        (without(application(), "lastName"), "/lastName"),
        (without(application(), "atsCreatedAt"), "/atsCreatedAt"),
        (without(application(), "atsLastModifiedAt"), "/atsLastModifiedAt"),
        (application(atsJobPostingId=""), "/atsJobPostingId"),
        (application(atsJobPostingName=""), "/atsJobPostingName"),
        (application(firstName=""), "/firstName"),
        (application(lastName=""), "/lastName"),
        (application(candidateEmail=""), "/candidateEmail"),
        (application(atsLastModifiedAt=NOW_MS - 1), "/atsLastModifiedAt"),
    ],
)
def test_an_application_is_refused_at_the_field(applied, record, path):
    refused = sole(applied.put("atsApplications", {application_key("appl-1"): record}))

    assert refused["status"] == 422
    assert f"ERROR :: {path} :: " in refused["message"]


@pytest.mark.parametrize(
    ("sub", "record", "path"),
    [
        ("stages", {"stage": "Interview"}, "/atsCreatedAt"),
        ("stages", {"atsCreatedAt": NOW_MS, "stage": ""}, "/stage"),
        ("stages", {"atsCreatedAt": NOW_MS, "stage": "Not Available"}, "/stage"),
        ("notes", {"note": "Calm", "author": {"firstName": "Ada"}}, "/author/lastName"),
        ("interviewFeedback", {"interviewType": "VIDEO"}, "/interviewType"),
        ("interviewFeedback", {"evaluations": [{"result": 4}]}, "/evaluations/0/result"),
    ],
)
def test_a_sub_resource_is_refused_at_the_field(applied, sub, record, path):
    refused = sole(applied.put(f"atsApplications/{application_key('appl-1')}/{sub}", {"x": record}))

    assert refused["status"] == 422
    assert f"ERROR :: {path} :: " in refused["message"]


@pytest.mark.parametrize(
    ("above", "sub", "record"),
    [
        (f"atsCandidates/{candidate_key('cand-1')}", "notes", {"note": "Prefers nights."}),
        (f"atsApplications/{application_key('appl-1')}", "notes", {"note": "Invite."}),
        (
            f"atsApplications/{application_key('appl-1')}",
            "interviewFeedback",
            {
                "atsCreatedAt": NOW_MS,
                "interviewType": "ONSITE",
                "interviewer": {"firstName": "Okko", "lastName": "Janssen"},
                "feedback": "Calm, precise.",
                "evaluations": [{"attribute": "Recommendation", "result": "Yes"}],
            },
        ),
        (
            f"atsApplications/{application_key('appl-1')}",
            "stages",
            {"atsCreatedAt": NOW_MS, "stage": "Interview"},
        ),
    ],
)
def test_sub_resources_are_kept_as_sent(applied, above, sub, record):
    written = applied.put(f"{above}/{sub}", {"one": record, "two": record}).json()
    read = applied.get(f"{above}/{sub}", ["one"]).json()

    assert written == {"results": {"one": {"status": 204}, "two": {"status": 204}}, "errors": {}}
    assert read["results"] == {"one": record}


def test_only_named_fields_are_read_back(applied):
    answer = applied.get("atsApplications", [application_key("appl-1")], "&fields=lastName")

    assert list(answer.json()["results"].values()) == [{"lastName": "Marbach"}]


def test_an_unknown_record_is_404_on_its_key(applied):
    refused = sole(applied.get("atsApplications", [application_key("appl-9")]))

    assert (refused["in"], refused["status"]) == ("errors", 404)
