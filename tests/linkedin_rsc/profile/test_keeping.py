"""What LinkedIn sends is taken in as far as it can be; an odd field never costs the record."""

import pytest
from django.db import transaction
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import Notice
from applications.models import Application
from base.text import folded
from candidates.models import Candidate
from linkedin_rsc.intake.exports import receive_export
from linkedin_rsc.models import ProfileLink
from linkedin_rsc.profile.keeping import kept_of, remark_on
from linkedin_rsc.profile.parsing import MalformedExport, parse_exported_person
from linkedin_rsc.profile.people import ExportedPerson
from tests.factories.jobs import JobFactory
from tests.factories.linkedin_rsc import ConnectionFactory

pytestmark = pytest.mark.django_db

ORGANIZATION, MEMBER = "urn:li:organization:9100321", "urn:li:person:xY12abCdEf"
RITA = {"email": "rita@nordwind.example", "firstName": "Rita", "lastName": "Lindqvist"}
ODD = [
    "\x00", "\u202e", "\u200b", "\ud800", "\u0378", "\ue000", "\ufdfa", "İ", "\u3000\u200d",
    "%20", "%00", "@", ".", "'", ",", "/", "\n", "🦄", "https://www.linkedin.com/in/", "a" * 300,
]  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(ODD), st.text(max_size=20)), max_size=6).map("".join)
VALUES = st.one_of(TEXTS, st.none(), st.booleans(), st.integers(), st.floats(), st.just({}))
LISTS = st.one_of(VALUES, st.lists(VALUES, max_size=4))
INNER = st.sampled_from(["title", "companyName", "schoolName", "degreeName"])
PARTS = st.one_of(LISTS, st.lists(st.dictionaries(INNER, VALUES), max_size=3))
PROFILES = st.fixed_dictionaries(
    {"firstName": VALUES, "lastName": VALUES},
    optional={
        "headline": VALUES, "location": VALUES, "profileUrl": VALUES, "yearsOfExperience": VALUES,
        "currentEmployerNames": LISTS, "emailAddresses": LISTS, "emailAddress": LISTS,
        "skills": LISTS, "positions": PARTS, "educations": PARTS,
    },
)  # fmt: skip
EXPORTERS = st.one_of(
    VALUES, st.fixed_dictionaries({}, optional=dict.fromkeys([*RITA, "seat"], VALUES))
)


@pytest.fixture
def connection():
    return ConnectionFactory()


@pytest.fixture
def job(recruiter):
    recruiter.email = RITA["email"]
    recruiter.save()
    return JobFactory(active=True, recruiter=recruiter)


def export(connection, job, *, recruiter=RITA, notes="", **profile):
    element = {
        "integrationContext": ORGANIZATION, "recruiter": recruiter, "notes": notes,
        "externalJobPostingId": job.public_id, "candidate": {"member": MEMBER, **profile},
    }  # fmt: skip
    return receive_export(connection=connection, person=parse_exported_person(element))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(profile=PROFILES, recruiter=EXPORTERS, notes=VALUES)
def test_any_text_in_any_field_makes_a_candidate_unless_nothing_calls_them(
    connection, job, profile, recruiter, notes
):
    with transaction.atomic():
        try:
            made = export(connection, job, recruiter=recruiter, notes=notes, **profile).candidate
        except MalformedExport as refusal:
            assert "no name" in str(refusal)
            return
        made.refresh_from_db()
        assert made.full_name
        names = [name for name in (made.first_name, made.last_name) if name]
        assert len({folded(name) for name in names}) == len(names)
        assert Application.objects.get().candidate == made
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    ("fields", "left_out"),
    [
        ({"emailAddresses": ["ilse@@example", "ilse@example.org"]}, ["emails"]),
        ({"emailAddresses": ["ilse@" + "x" * 300 + ".example"]}, ["emails"]),
        ({"emailAddress": {"address": "ilse@example.org"}}, ["emails"]),
        ({"profileUrl": "https://www.linkedin.com/in/ilse marbach"}, ["linkedin_url"]),
        ({"profileUrl": "https://www.linkedin.com/in/ilse%20marbach"}, ["linkedin_url"]),
        ({"profileUrl": "https://www.linkedin.com@evil.example/in/ilse"}, ["linkedin_url"]),
        ({"profileUrl": "https://x.example/" + "y" * 400}, ["linkedin_url"]),
        ({"profileUrl": "javascript:alert(1)"}, ["linkedin_url"]),
        ({"profileUrl": 7, "emailAddresses": "nobody"}, ["emails", "linkedin_url"]),
        ({"recruiter": None, "notes": "Calm."}, ["note"]),
        ({"emailAddresses": ["  Ilse\u200b@example.org"], "profileUrl": ""}, []),
    ],
)
def test_what_cannot_be_kept_is_remarked_where_people_look(
    connection, job, client_as, recruiter, fields, left_out
):
    result = export(connection, job, firstName="Ilse", lastName="Marbach", **fields)

    link = ProfileLink.objects.get()
    assert (link.left_out, result.remark) == (left_out, remark_on(left_out))
    assert remark_on(left_out) in Notice.objects.get().text
    page = client_as(recruiter).get(
        reverse("candidate-linkedin", args=[result.candidate.public_id])
    )
    assert ("Left out of LinkedIn" in page.content.decode()) == bool(left_out)


def test_a_usable_address_is_kept_beside_an_odd_one(connection, job):
    export(connection, job, firstName="Ilse", emailAddresses=["odd@", "Ilse\u200b@Example.org"])

    assert [one.email for one in Candidate.objects.get().emails.all()] == ["ilse@example.org"]


def test_the_next_export_says_anew_what_was_left_out(connection, job, recruiter):
    export(connection, job, firstName="Ilse", emailAddresses=["odd@"])
    export(connection, JobFactory(active=True, recruiter=recruiter), firstName="Ilse")

    assert ProfileLink.objects.get().left_out == []


@pytest.mark.parametrize(
    ("first", "last", "names"),
    [
        ("Suharto", "Suharto", ("Suharto", "")),
        ("Suharto", " SUHARTO ", ("Suharto", "")),
        ("Suharto", None, ("Suharto", "")),
        (None, "Suharto", ("", "Suharto")),
        ("Suharto", ".", ("Suharto", "")),
        ("-", "Suharto", ("", "Suharto")),
        ("50", "Cent", ("50", "Cent")),
        ("'", "", ("'", "")),
        ("", "🦄", ("", "🦄")),
        ("Jo\u0308rg", "Mar\u202ebach", ("Jörg", "Marbach")),
    ],
)
def test_one_name_is_one_name_however_linkedin_fills_the_other(first, last, names):
    assert ExportedPerson("", "", first or "", last or "").names == names


def test_a_known_person_of_one_name_gets_no_second(connection, job):
    known = Candidate.objects.create(
        first_name="", last_name="Suharto", created_at="2026-01-01T00:00Z",
        updated_at="2026-01-01T00:00Z", linkedin_url="https://www.linkedin.com/in/suharto",
    )  # fmt: skip

    export(
        connection, job, firstName="Suharto", lastName="Suharto",
        profileUrl="https://www.linkedin.com/in/suharto",
    )  # fmt: skip

    known.refresh_from_db()
    assert (known.first_name, known.last_name) == ("", "Suharto")


@pytest.mark.parametrize(
    ("location", "place"),
    [
        ("Austin, Texas, United States", ("Austin", "Texas", "US")),
        ("Germany", ("", "", "DE")),
        ("Hong Kong SAR", ("", "", "HK")),
        ("Central and Western District, Hong Kong SAR", ("Central and Western District", "", "HK")),
        ("Abidjan, Côte d’Ivoire", ("Abidjan", "", "CI")),
        ("Seoul, Korea, Republic of", ("Seoul", "", "KR")),
        ("Seoul, Seoul, South Korea", ("Seoul", "Seoul", "KR")),
        ("London, England, United Kingdom", ("London", "England", "GB")),
        ("London, UK", ("London", "", "GB")),
        ("Nürnberg, Bayern, Deutschland", ("Nürnberg", "Bayern", "DE")),
        ("東京、日本", ("東京", "", "JP")),
        ("Singapore", ("", "", "SG")),
        ("Austin, TX, US", ("Austin", "TX", "US")),
        ("Wilmington, DE", ("Wilmington", "DE", "")),
        ("DE", ("", "", "DE")),
        ("Greater Munich Metropolitan Area", ("Greater Munich Metropolitan Area", "", "")),
        ("San Francisco Bay Area", ("San Francisco Bay Area", "", "")),
        (" , ,", ("", "", "")),
    ],
)
def test_a_place_is_read_in_all_usual_forms(location, place):
    kept = kept_of(ExportedPerson("", "", "Ilse", "Marbach", location=location))

    assert tuple(kept.fields[name] for name in ("city", "region", "country_code")) == place
