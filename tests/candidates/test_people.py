"""The list of people and the form that adds or changes one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applications.models import Application
from candidates.details.services import create_candidate, edit_candidate
from candidates.models import Candidate, Source, Tag
from candidates.people.queries import PAGE_SIZE, PeopleFilter, count_people
from candidates.tags.services import add_tag
from tests.factories.accounts import UserFactory
from tests.factories.applications import ApplicationFactory
from tests.factories.candidates import CandidateFactory
from tests.factories.jobs import JobFactory

pytestmark = pytest.mark.django_db
LIST, NEW = "/candidates/", "/candidates/new/"
TYPED = {"first_name": "Ilse", "last_name": "Marbach"}


def names(response):
    return [candidate.full_name for candidate in response.context["page"].rows]


def test_list_shows_the_newest_first(client_as, recruiter):
    CandidateFactory(first_name="Old", last_name="One")
    CandidateFactory(first_name="New", last_name="One")

    assert names(client_as(recruiter).get(LIST)) == ["New One", "Old One"]


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("administrator", {"Open", "Private", "Applied"}),
        ("read_only", {"Open", "Private", "Applied"}),
        ("recruiter", {"Open", "Applied"}),
        ("outsider", {"Open", "Applied"}),
        ("interviewer", {"Applied"}),
    ],
)
def test_list_shows_whom_this_person_may_open(client_as, request, who, sees):
    user = request.getfixturevalue(who)
    interviewer = request.getfixturevalue("interviewer")
    CandidateFactory(last_name="Open")
    CandidateFactory(last_name="Private", is_private=True)
    job = JobFactory(active=True, interviewer=interviewer)
    ApplicationFactory(candidate=CandidateFactory(last_name="Applied"), job=job, at="Screen")

    response = client_as(user).get(LIST)

    assert {candidate.last_name for candidate in response.context["page"].rows} == sees


@pytest.mark.parametrize(
    ("who", "offered"),
    [
        ("administrator", ["Applied", "Private", "Prospect"]),
        ("recruiter", ["Applied", "Prospect"]),
        ("interviewer", ["Applied"]),
    ],
)
def test_tags_on_offer_are_those_of_people_one_may_open(client_as, request, who, offered):
    job = JobFactory(active=True, interviewer=request.getfixturevalue("interviewer"))
    private = CandidateFactory(last_name="Private", is_private=True)
    prospect = ApplicationFactory(candidate__last_name="Prospect", job=job).candidate
    applied = ApplicationFactory(candidate__last_name="Applied", job=job, at="Screen").candidate
    for candidate in (private, prospect, applied):
        candidate.tags.add(Tag.objects.create(name=candidate.last_name))

    response = client_as(request.getfixturevalue(who)).get(LIST)

    assert response.context["tags"] == offered


def test_colleague_without_role_sees_an_empty_list(client_as):
    CandidateFactory()

    response = client_as(UserFactory()).get(LIST)

    assert names(response) == []
    assert "No people yet" in response.content.decode()


def test_list_needs_a_sign_in(client):
    assert client.get(LIST).status_code == 302


def test_row_names_work_place_source_tags_and_applications(client_as, recruiter):
    job = JobFactory(active=True, title="Route planner", recruiter=recruiter)
    candidate = create_candidate(
        by=recruiter, current_title="Planner", current_company="Hafenwerk", city="Bremen",
        country_code="DE", tags=["Night shift"], headline="Plans nights", **TYPED,
    )  # fmt: skip
    ApplicationFactory(candidate=candidate, job=job, at="Screen")

    html = client_as(recruiter).get(LIST).content.decode()

    for words in (
        "Ilse Marbach", "Plans nights", "Planner", "Hafenwerk", "Bremen, Germany", "Added by hand",
        "Night shift", "Route planner", "Screen",
    ):  # fmt: skip
        assert words in html, words


def test_row_names_the_stage_on_own_jobs_only(client_as, recruiter, outsider):
    job = JobFactory(active=True, title="Route planner", recruiter=recruiter)
    ApplicationFactory(job=job, at="Interview")

    html = client_as(outsider).get(LIST).content.decode()

    assert "Route planner" in html
    assert "Interview" not in html


def test_row_betrays_no_confidential_job(client_as, outsider):
    ApplicationFactory(job=JobFactory(active=True, title="Secret post", is_confidential=True))

    assert "Secret post" not in client_as(outsider).get(LIST).content.decode()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=marbach", {"Marbach"}),
        ("q=hamburg", {"Brandt"}),
        ("source=referral", {"Brandt"}),
        ("tag=Night+shift", {"Marbach"}),
        ("applications=active", {"Marbach"}),
        ("applications=none", {"Brandt"}),
        ("q=marbach&source=referral", set()),
        ("source=nonsense&applications=nonsense", {"Marbach", "Brandt"}),
    ],
)
def test_list_narrows_by_words_and_facets(client_as, recruiter, query, found):
    referral = Source.objects.create(name="Referral", kind=Source.Kind.REFERRAL)
    marbach = create_candidate(by=recruiter, tags=["Night shift"], **TYPED)
    create_candidate(
        by=recruiter, first_name="Jo", last_name="Brandt", city="Hamburg", source=referral
    )
    ApplicationFactory(candidate=marbach)

    response = client_as(recruiter).get(f"{LIST}?{query}")

    assert {candidate.last_name for candidate in response.context["page"].rows} == found


def test_confidential_application_counts_as_none_for_others(client_as, outsider):
    ApplicationFactory(job=JobFactory(active=True, is_confidential=True))

    assert names(client_as(outsider).get(f"{LIST}?applications=active")) == []


def test_nobody_found_offers_everybody(client_as, recruiter):
    html = client_as(recruiter).get(f"{LIST}?q=zzz").content.decode()

    assert "Nobody matches" in html


def test_list_is_cut_and_leads_on(client_as, recruiter):
    CandidateFactory.create_batch(PAGE_SIZE + 5)
    client = client_as(recruiter)

    first = client.get(LIST)
    older = client.get(LIST + first.context["page"].older)
    newer = client.get(LIST + older.context["page"].newer)

    assert len(names(first)) == PAGE_SIZE
    assert first.context["page"].newer == ""
    assert len(names(older)) == 5
    assert older.context["page"].older == ""
    assert names(newer) == names(first)


def test_paging_keeps_the_filter(client_as, recruiter):
    CandidateFactory.create_batch(PAGE_SIZE + 5, first_name="Ilse")
    CandidateFactory(first_name="Jo")

    response = client_as(recruiter).get(f"{LIST}?q=ilse")

    assert "q=ilse" in response.context["page"].older


def test_forged_cursor_starts_from_the_newest(client_as, recruiter):
    CandidateFactory()

    assert len(names(client_as(recruiter).get(f"{LIST}?before=42"))) == 1


def test_total_is_counted_up_to_a_cap(recruiter):
    CandidateFactory.create_batch(4)

    assert count_people(PeopleFilter(), recruiter) == "4"
    assert count_people(PeopleFilter(), recruiter, cap=3) == "3+"


def test_list_costs_the_same_at_every_size(client_as, recruiter):
    """At most 10: session, user with roles, notices; people, their tags and applications; the
    total; the tags to choose from."""
    client, counts = client_as(recruiter), []
    for size in (10, 200):
        for candidate in CandidateFactory.create_batch(size):
            add_tag(candidate=candidate, name=f"Tag {size}", by=recruiter)
            ApplicationFactory(candidate=candidate, job__recruiter=recruiter)
        with CaptureQueriesContext(connection) as queries:
            client.get(LIST)
        counts.append(len(queries))
        assert sum(len(query["sql"]) for query in queries) < 20_000

    assert counts[0] == counts[1] <= 10


def test_htmx_gets_the_results_alone(client_as, recruiter):
    CandidateFactory(last_name="Marbach")

    response = client_as(recruiter).get(LIST, headers={"HX-Request": "true", "HX-Target": "people"})

    html = response.content.decode()
    assert "Marbach" in html
    assert "<html" not in html


def test_adding_keeps_all_that_was_typed(client_as, recruiter):
    job = JobFactory(active=True, recruiter=recruiter)
    response = client_as(recruiter).post(
        NEW,
        {
            **TYPED,
            "headline": "Planner",
            "emails": "ilse@example.org\r\nilse@work.example",
            "phones": "+49 421 555 0100",
            "linkedin_url": "https://de.linkedin.com/in/ilse/",
            "country_code": "DE",
            "source": "Referral",
            "tags": "Night shift\nBremen, north",
            "is_private": "on",
            "job": job.public_id,
        },
    )

    candidate = Candidate.objects.get()
    assert response["Location"] == reverse("candidate-detail", args=[candidate.public_id])
    assert candidate.emails.count() == 2
    assert candidate.phones.get().number == "+494215550100"
    assert candidate.linkedin_url == "https://www.linkedin.com/in/ilse"
    assert candidate.source.kind == Source.Kind.REFERRAL
    assert candidate.is_private
    assert not candidate.do_not_contact
    assert set(candidate.tags.values_list("name", flat=True)) == {"Night shift", "Bremen, north"}
    assert Application.objects.get().job == job


def test_names_are_enough(client_as, recruiter):
    client_as(recruiter).post(NEW, TYPED)

    assert Candidate.objects.get().source.kind == Source.Kind.ADDED_BY_HAND


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"first_name": "", "last_name": " "}, "Enter a name: one is enough."),
        ({"emails": "fine@example.org\nnot an address"}, "“not an address” is not an e-mail"),
        ({"phones": "call me"}, "“call me” is not a phone number."),
        ({"linkedin_url": "linkedin"}, "Enter a web address"),
        ({"linkedin_url": "https://a.de:99999/x"}, "Enter a web address"),
        ({"linkedin_url": "https://www.linkedin.com@evil.example/in/x"}, "Enter a web address"),
        ({"tags": "x" * 61}, "is longer than 60 characters."),
        ({"country_code": "XX"}, "not one of the available choices"),
        ({"source": "Invented"}, "not one of the available choices"),
        ({"job": "JOB-9999"}, "Choose one of your active jobs."),
        ({"headline": "x" * 251}, "at most 250 characters"),
        ({"emails": "\n".join(f"a{n}@example.org" for n in range(21))}, "Keep it to 20 at most."),
    ],
)
def test_unusable_form_comes_back_with_everything_typed(client_as, recruiter, typed, message):
    response = client_as(recruiter).post(
        NEW, {**TYPED, "current_company": "Hafenwerk", "is_private": "on", **typed}
    )

    html = response.content.decode()
    assert response.status_code == 422
    assert message in html
    assert "Nothing was saved yet" in html
    assert f'href="#id_{next(iter(typed))}"' in html
    assert "Hafenwerk" in html
    assert not Candidate.objects.exists()


def test_refused_job_leaves_no_candidate_behind(client_as, recruiter):
    job = JobFactory(recruiter=recruiter)

    response = client_as(recruiter).post(NEW, {**TYPED, "job": job.public_id})

    assert response.status_code == 422
    assert not Candidate.objects.exists()


def test_job_in_the_address_is_proposed(client_as, recruiter):
    job = JobFactory(active=True, recruiter=recruiter)

    html = client_as(recruiter).get(f"{NEW}?job={job.public_id}").content.decode()

    assert f'<option value="{job.public_id}" selected>' in html


@pytest.mark.parametrize("who", ["interviewer", "read_only"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_adding_needs_a_role(client_as, request, who, method):
    response = getattr(client_as(request.getfixturevalue(who)), method)(NEW, TYPED)

    assert response.status_code == 403
    assert not Candidate.objects.exists()


def test_editing_starts_from_what_is_known_and_saves(client_as, recruiter):
    candidate = create_candidate(
        by=recruiter, emails=["ilse@example.org"], phones=["+494215550100"],
        tags=["Night shift, weekends"], city="Bremen", **TYPED,
    )  # fmt: skip
    url = reverse("candidate-edit", args=[candidate.public_id])
    client = client_as(recruiter)

    form = client.get(url).context["form"]
    typed = {name: form[name].value() or "" for name in form.fields}
    response = client.post(url, {**typed, "city": "Hamburg"})

    assert response.status_code == 302
    candidate.refresh_from_db()
    assert candidate.city == "Hamburg"
    assert candidate.emails.get().email == "ilse@example.org"
    assert candidate.phones.get().number == "+494215550100"
    assert candidate.tags.get().name == "Night shift, weekends"


def test_refused_edit_comes_back_with_everything_typed(client_as, recruiter):
    candidate = CandidateFactory()

    response = client_as(recruiter).post(
        reverse("candidate-edit", args=[candidate.public_id]),
        {"last_name": "Brandt", "city": "Hamburg", "linkedin_url": "nowhere"},
    )

    assert response.status_code == 422
    assert "Hamburg" in response.content.decode()
    candidate.refresh_from_db()
    assert candidate.last_name != "Brandt"


@pytest.mark.parametrize("who", ["interviewer", "read_only"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_editing_needs_a_role(client_as, request, who, method):
    user = request.getfixturevalue(who)
    job = JobFactory(active=True, interviewer=user)
    candidate = ApplicationFactory(job=job, at="Screen").candidate
    url = reverse("candidate-edit", args=[candidate.public_id])

    assert getattr(client_as(user), method)(url, TYPED).status_code == 403


def test_an_edit_does_not_undo_what_a_colleague_saved_meanwhile(client_as, recruiter):
    candidate = create_candidate(by=recruiter, **TYPED)
    url, client = reverse("candidate-edit", args=[candidate.public_id]), client_as(recruiter)
    form = client.get(url).context["form"]
    typed = {name: form[name].value() or "" for name in form.fields} | {"city": "Hamburg"}
    edit_candidate(candidate=candidate, by=recruiter, headline="Planner")

    refused = client.post(url, typed)
    candidate.refresh_from_db()
    assert (candidate.headline, candidate.city) == ("Planner", "")
    assert refused.status_code == 422
    assert "A colleague saved changes while you were typing." in refused.text
    assert "Hamburg" in refused.text

    again = client.post(url, typed | {"seen": refused.context["form"]["seen"].value()})
    candidate.refresh_from_db()
    assert again.status_code == 302
    assert (candidate.headline, candidate.city) == ("", "Hamburg")


def test_private_person_of_others_cannot_be_edited(client_as, outsider):
    candidate = CandidateFactory(is_private=True)

    response = client_as(outsider).post(
        reverse("candidate-edit", args=[candidate.public_id]), TYPED
    )

    assert response.status_code == 404


def test_tags_are_put_on_and_taken_off(client_as, recruiter):
    candidate = CandidateFactory()
    client = client_as(recruiter)

    client.post(reverse("candidate-tags", args=[candidate.public_id]), {"name": "Bremen"})
    assert candidate.tags.get().name == "Bremen"

    client.post(reverse("candidate-tag-removals", args=[candidate.public_id]), {"name": "Bremen"})
    assert not candidate.tags.exists()


@pytest.mark.parametrize("name", ["candidate-tags", "candidate-tag-removals"])
def test_tags_of_a_private_person_are_out_of_reach(client_as, outsider, name):
    candidate = CandidateFactory(is_private=True)
    candidate.tags.add(Tag.objects.create(name="Bremen"))

    response = client_as(outsider).post(
        reverse(name, args=[candidate.public_id]), {"name": "Bremen"}
    )

    assert response.status_code == 404
    assert candidate.tags.count() == 1


@pytest.mark.parametrize("name", ["candidate-tags", "candidate-tag-removals"])
def test_interviewers_leave_tags_alone(client_as, interviewer, name):
    job = JobFactory(active=True, interviewer=interviewer)
    candidate = ApplicationFactory(job=job, at="Screen").candidate
    candidate.tags.add(Tag.objects.create(name="Bremen"))

    response = client_as(interviewer).post(
        reverse(name, args=[candidate.public_id]), {"name": "Bremen"}
    )

    assert response.status_code == 403
    assert candidate.tags.count() == 1


def test_a_thousand_wrong_addresses_are_one_sentence(client_as, recruiter):
    typed = {"first_name": "Ilse", "last_name": "Marbach", "emails": "x\n" * 1_000}

    response = client_as(recruiter).post(reverse("candidate-create"), typed)

    assert response.context["form"].errors["emails"] == ["Keep it to 20 at most."]
