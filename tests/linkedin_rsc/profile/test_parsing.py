"""The person an export brings, in all of LinkedIn's spellings."""

import pytest

from linkedin_rsc.profile.parsing import MalformedExport, parse_exported_person
from linkedin_rsc.profile.people import Education, Exporter, Position


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
