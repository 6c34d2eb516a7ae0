import json
from datetime import UTC, datetime

import pytest

from linkedin_rsc.intake.events import (
    Education,
    Exporter,
    Kind,
    MalformedExport,
    MalformedPush,
    Position,
    PushEvent,
    parse_exported_person,
    parse_push,
)


def parse(payload) -> list[PushEvent]:
    return parse_push(json.dumps(payload).encode())


def event(**fields) -> PushEvent:
    [only] = parse(fields)
    return only


# -- Pushes -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["eventType", "type", "event-type", "notificationType"])
@pytest.mark.parametrize("id_name", ["requestId", "request_id", "id"])
def test_every_known_name_of_kind_and_id_is_read(name, id_name):
    found = event(**{name: "EXPORT_CANDIDATE_PROFILE", id_name: "84213377"})

    assert (found.kind, found.request_id) == (Kind.EXPORT, "84213377")


@pytest.mark.parametrize(
    "shape",
    [
        lambda entries: entries,
        lambda entries: {"events": entries},
        lambda entries: {"elements": entries, "paging": {"start": 0}},
    ],
)
def test_every_known_shape_of_a_list_is_read(shape):
    entries = [
        {"type": "EXPORT_CANDIDATE_PROFILE", "requestId": "exp-9f31"},
        {"type": "INTEGRATION_STATUS_CHANGE", "requestId": "isc-0007"},
    ]

    found = parse(shape(entries))

    assert [(one.kind, one.request_id) for one in found] == [
        (Kind.EXPORT, "exp-9f31"),
        (Kind.INTEGRATION_STATUS, "isc-0007"),
    ]


def test_a_plain_push_carries_nothing_else():
    assert event(eventType="EXPORT_CANDIDATE_PROFILE", requestId="84213377") == PushEvent(
        kind=Kind.EXPORT,
        request_id="84213377",
        raw_kind="EXPORT_CANDIDATE_PROFILE",
        notification_id="",
        expires_at=None,
    )


def test_a_number_as_id_becomes_text():
    assert event(type="EXPORT_CANDIDATE_PROFILE", requestId=84213377).request_id == "84213377"


def test_an_unknown_kind_is_kept_by_its_word():
    found = event(type="JOB_POSTING_STATUS", requestId="1")

    assert (found.kind, found.raw_kind) == (Kind.UNKNOWN, "JOB_POSTING_STATUS")


def test_a_known_word_wins_over_an_unknown_one():
    found = event(eventType="PUSH", type="EXPORT_CANDIDATE_PROFILE", requestId="1")

    assert found.kind is Kind.EXPORT


@pytest.mark.parametrize("bad", [None, "", " ", True, 1.5, [], {}, "x" * 201, "a\u0000b", "\ud800"])
def test_an_event_without_a_usable_id_cannot_be_fetched(bad):
    found = event(type="EXPORT_CANDIDATE_PROFILE", requestId=bad)

    assert (found.kind, found.request_id) == (Kind.UNKNOWN, "")
    assert found.raw_kind == "EXPORT_CANDIDATE_PROFILE"


def test_the_notifications_own_id_is_told_from_the_requests():
    named = event(type="X", requestId="r-1", notificationId="n-1", id="i-1")
    plain = event(type="X", requestId="r-1", id="i-1")
    only_id = event(type="X", id="i-1")

    assert (named.request_id, named.notification_id) == ("r-1", "n-1")
    assert (plain.request_id, plain.notification_id) == ("r-1", "i-1")
    assert (only_id.request_id, only_id.notification_id) == ("i-1", "")


@pytest.mark.parametrize("value", [1767225600, 1767225600000, "1767225600000"])
def test_an_expiry_is_read_in_seconds_and_milliseconds(value):
    found = event(type="X", requestId="1", expiresAt=value)

    assert found.expires_at == datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("value", [None, "soon", -5, True, 10**30, [], "²"])
def test_an_expiry_nobody_can_read_is_none(value):
    assert event(type="X", requestId="1", expiresAt=value).expires_at is None


def test_text_no_database_holds_is_taken_out_of_a_kind():
    found = event(type="A\u0000B\ud800" + "x" * 200, requestId="1")

    assert found.raw_kind == "AB" + "x" * 98


def test_entries_that_are_no_objects_are_passed_over():
    found = parse([None, 3, "x", [], {"type": "X", "requestId": "1"}])

    assert [one.request_id for one in found] == ["1"]


@pytest.mark.parametrize("payload", [[], {"events": []}, {"elements": [7]}])
def test_a_push_may_hold_no_event(payload):
    assert parse(payload) == []


def test_an_object_with_nothing_we_know_is_an_unknown_event():
    assert event(hello="world").kind is Kind.UNKNOWN


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"hello",
        b"\xff\xfe\xff",
        b'"text"',
        b"3",
        b"null",
        b"[" * 200_000,
        b'{"requestId":' + b"9" * 5_000 + b"}",
    ],
)
def test_a_body_that_cannot_hold_an_event_is_malformed(body):
    with pytest.raises(MalformedPush):
        parse_push(body)


# -- Exported people ----------------------------------------------------------------------------


def element(**profile) -> dict:
    candidate = {
        "member": "urn:li:person:xY12abCdEf",
        "firstName": "Ilse",
        "lastName": "Marbach",
        **profile,
    }
    return {"integrationContext": "urn:li:organization:9100321", "candidate": candidate}


def test_a_full_export_is_read():
    given = element(
        headline="Night shift planner",
        location="Bremen, Germany",
        profileUrl="https://www.linkedin.com/in/ilse-marbach-demo",
        currentEmployerNames=["Hafenwerk Bremen"],
        emailAddresses=["ilse.marbach@example.org"],
        yearsOfExperience="7",
        skills=["Route planning", "SAP TM", "Team lead"],
        positions=[{"title": "Dispatcher", "companyName": "Hafenwerk Bremen"}],
        educations=[{"schoolName": "Hochschule Nordsee", "degreeName": "B.Sc."}],
    )
    recruiter = {
        "seat": "urn:li:seat:77120",
        "firstName": "Rita",
        "lastName": "Lindqvist",
        "email": "rita.lindqvist@nordwind.example",
    }

    person = parse_exported_person(
        {**given, "externalJobPostingId": "JOB-0042", "recruiter": recruiter, "notes": "Calm."}
    )

    assert person.organization == "urn:li:organization:9100321"
    assert person.member == "urn:li:person:xY12abCdEf"
    assert (person.first_name, person.last_name) == ("Ilse", "Marbach")
    assert person.job_reference == "JOB-0042"
    assert person.exporter == Exporter(
        seat="urn:li:seat:77120",
        email="rita.lindqvist@nordwind.example",
        first_name="Rita",
        last_name="Lindqvist",
    )
    assert person.note == "Calm."
    assert (person.headline, person.location) == ("Night shift planner", "Bremen, Germany")
    assert person.profile_url == "https://www.linkedin.com/in/ilse-marbach-demo"
    assert person.emails == ("ilse.marbach@example.org",)
    assert person.employers == ("Hafenwerk Bremen",)
    assert person.years_of_experience == "7"
    assert person.skills == ("Route planning", "SAP TM", "Team lead")
    assert person.positions == (Position("Dispatcher", "Hafenwerk Bremen"),)
    assert person.educations == (Education("Hochschule Nordsee", "B.Sc."),)


def test_the_least_export_is_enough():
    person = parse_exported_person(element())

    assert (person.job_reference, person.exporter) == (None, None)
    assert (person.emails, person.headline, person.profile_url) == ((), "", "")


@pytest.mark.parametrize(
    ("profile", "emails"),
    [
        ({"emailAddresses": ["a@x.example", "b@x.example"]}, ("a@x.example", "b@x.example")),
        ({"emailAddresses": "a@x.example"}, ("a@x.example",)),
        ({"emailAddress": "a@x.example"}, ("a@x.example",)),
        ({"emailAddress": ["a@x.example"]}, ("a@x.example",)),
        ({"emailAddresses": [], "emailAddress": "a@x.example"}, ("a@x.example",)),
        ({"emailAddresses": [" a@x.example ", "a@x.example"]}, ("a@x.example",)),
        ({"emailAddresses": ["nobody", "a@b", "a b@x.example", None, 7, {}]}, ()),
        ({"emailAddresses": ["a@" + "x" * 250 + ".example"]}, ()),
        ({"emailAddresses": None}, ()),
    ],
)
def test_emails_are_read_in_either_shape_and_only_when_they_look_like_one(profile, emails):
    assert parse_exported_person(element(**profile)).emails == emails


@pytest.mark.parametrize(
    ("fields", "reference"),
    [
        ({"externalJobPostingId": "JOB-0042"}, "JOB-0042"),
        ({"referenceEntityId": "JOB-0042"}, "JOB-0042"),
        ({"externalJobPostingId": "", "referenceEntityId": "JOB-0042"}, "JOB-0042"),
        ({"externalJobPostingId": 42}, "42"),
        ({"externalJobPostingId": "x" * 201}, None),
        ({"externalJobPostingId": {"id": 1}}, None),
        ({}, None),
    ],
)
def test_the_job_is_found_under_either_name(fields, reference):
    assert parse_exported_person({**element(), **fields}).job_reference == reference


@pytest.mark.parametrize(
    ("fields", "exporter"),
    [
        ({"seat": "urn:li:seat:77120"}, Exporter("urn:li:seat:77120", "", "", "")),
        ({"exportedBy": {"email": "r@x.example"}}, Exporter("", "r@x.example", "", "")),
        ({"recruiter": {"firstName": "Rita"}}, Exporter("", "", "Rita", "")),
        ({"recruiter": {"email": "not an address"}}, None),
        ({"recruiter": {}}, None),
        ({"recruiter": []}, None),
        ({"recruiter": None}, None),
    ],
)
def test_the_exporter_is_optional_in_every_part(fields, exporter):
    assert parse_exported_person({**element(), **fields}).exporter == exporter


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//www.linkedin.com/in/x",
        "https://",
        "https://[",
        "https://x.example/\u0000",
        "https://x.example/" + "x" * 2_000,
        7,
    ],
)
def test_an_address_no_browser_should_open_is_left_out(address):
    assert parse_exported_person(element(profileUrl=address)).profile_url == ""


def test_long_and_unstorable_words_are_cut():
    person = parse_exported_person(
        element(firstName="I\u0000lse\ud800", lastName="M" * 500, skills=["s" * 500] * 500)
    )

    assert (person.first_name, person.last_name) == ("Ilse", "M" * 100)
    assert person.skills == ("s" * 200,) * 20


def test_open_objects_of_unknown_shape_are_passed_over():
    person = parse_exported_person(
        element(positions=[{"x": 1}, "Dispatcher", None], educations={"schoolName": "Nordsee"})
    )

    assert person.positions == ()
    assert person.educations == (Education("Nordsee", ""),)


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (None, "no candidate"),
        ([], "no candidate"),
        ({}, "no candidate"),
        ({"candidate": "Ilse"}, "no candidate"),
        ({"candidate": element()["candidate"]}, "which company"),
        (element(member=None), "which member"),
        (element(member="urn:li:seat:77120"), "which member"),
        (element(firstName="", lastName=" "), "no name"),
    ],
)
def test_an_export_of_nobody_is_malformed(given, reason):
    with pytest.raises(MalformedExport, match=reason):
        parse_exported_person(given)


def test_one_name_is_enough():
    assert parse_exported_person(element(lastName=None)).last_name == ""
