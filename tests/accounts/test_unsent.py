"""What somebody typed survives the end of their session, and a sign-in in another tab."""

import html
import json
import re

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Session
from notes.models import Note
from tests.factories.candidates import CandidateFactory

PASSWORD = "correct horse battery"
TEXT = 'Speaks "Plattdeutsch" & <b>Danish</b>.\r\nStarts in May — 5 days a week.'
HERE = "http://testserver"


@pytest.fixture
def person(recruiter):
    recruiter.set_password(PASSWORD)
    recruiter.save()
    return CandidateFactory(created_by=recruiter)


@pytest.fixture
def browser(person, recruiter):
    """A browser that looks at the form of a note, as browsers do: with tokens and origins."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(recruiter)
    client.get(page_of(person))
    return client


def page_of(person):
    return reverse("candidate-notes", args=[person.public_id])


def send(client, path, fields, *, origin=HERE, page="/", **headers):
    token = {"csrfmiddlewaretoken": client.cookies["csrftoken"].value}
    told = {"Origin": origin, "Referer": f"{origin}{page}", **headers}
    return client.post(path, {**token, **fields}, headers=told)


def hidden(response):
    """Return what the form of an answer holds, as its browser sends it."""
    page = response.content.decode().split("<main")[1]
    found = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page)
    return {name: html.unescape(value) for name, value in found}


def write(client, person, **options):
    return send(client, page_of(person), {"text": TEXT}, page=page_of(person), **options)


def sign_in(client, asked, user, password=PASSWORD):
    return send(
        client, reverse("sign-in"), {**hidden(asked), "username": user.email, "password": password}
    )


def test_a_note_survives_the_end_of_its_session(browser, person, recruiter):
    Session.objects.all().delete()

    asked = write(browser, person)
    assert asked.status_code == 401
    assert "Nothing was saved" in asked.content.decode()
    assert not Note.objects.exists()

    wrong = sign_in(browser, asked, recruiter, "wrong")
    offered = sign_in(browser, wrong, recruiter)
    page = offered.content.decode()
    assert html.escape(TEXT.split("\r\n")[0], quote=True) in page.replace("&#x27;", "'")
    assert "Rita Lindqvist" in page
    assert not Note.objects.exists()

    done = send(browser, page_of(person), hidden(offered), page="/sign-in/")
    assert done.status_code == 302
    assert Note.objects.get().text == TEXT.replace("\r\n", "\n")


def test_a_note_survives_a_sign_in_in_another_tab(browser, person, recruiter):
    old = browser.cookies["csrftoken"].value
    browser.post(
        reverse("sign-in"),
        {"username": recruiter.email, "password": PASSWORD, "csrfmiddlewaretoken": old},
    )
    fields = {"text": TEXT, "csrfmiddlewaretoken": old[::-1]}

    offered = send(browser, page_of(person), fields, page=page_of(person))
    assert offered.status_code == 403
    assert "Not saved yet" in offered.content.decode()

    send(browser, page_of(person), hidden(offered))
    assert Note.objects.count() == 1


def test_with_htmx_the_whole_page_asks(browser, person):
    Session.objects.all().delete()

    asked = write(browser, person, **{"HX-Request": "true", "HX-Current-URL": HERE + "/jobs/?q=x"})

    assert asked.status_code == 200
    assert asked.headers["HX-Retarget"] == "body"
    assert json.loads(hidden(asked)["unsent"])["page"] == "/jobs/?q=x"


def test_going_back_without_it_leads_to_the_page_of_the_form(browser, person, recruiter):
    Session.objects.all().delete()

    offered = sign_in(browser, write(browser, person), recruiter)

    assert f'href="{page_of(person)}"' in offered.content.decode()


def test_somebody_else_sees_what_they_would_send_before_they_do(browser, person, outsider):
    outsider.set_password(PASSWORD)
    outsider.save()
    Session.objects.all().delete()

    offered = sign_in(browser, write(browser, person), outsider)

    assert "Carl Ahrens" in offered.content.decode()
    assert not Note.objects.exists()


def test_passwords_are_not_kept(browser, recruiter):
    Session.objects.all().delete()
    typed = {"old_password": "typed-secret-1", "new_password1": "typed-secret-2", "x": "y"}

    asked = send(browser, reverse("settings-password"), typed)

    assert "typed-secret" not in asked.content.decode()
    assert json.loads(hidden(asked)["unsent"])["fields"] == [["x", "y"]]


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://testserver.evil.example"]
)
def test_a_form_of_another_house_is_not_offered_again(browser, person, origin):
    answer = send(browser, page_of(person), {"text": "Buy now"}, origin=origin)

    assert answer.status_code == 403
    assert "Buy now" not in answer.content.decode()
    assert "This form was too old" in answer.content.decode()


@pytest.mark.parametrize("to", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_what_is_carried_leads_to_no_other_house(browser, recruiter, to):
    browser.logout()
    browser.get(reverse("sign-in"))
    unsent = json.dumps({"to": to, "page": to, "fields": [["text", "x"]]})
    fields = {"username": recruiter.email, "password": PASSWORD, "unsent": unsent}
    recruiter.set_password(PASSWORD)
    recruiter.save()

    offered = send(browser, reverse("sign-in"), fields).content.decode().split("<main")[1]

    assert "evil" not in offered
    assert "javascript" not in offered


@pytest.mark.parametrize("unsent", ["", "x", "[]", "{}", '{"to": 1, "page": [], "fields": [1]}'])
def test_what_is_carried_may_be_nonsense(client, recruiter, unsent):
    recruiter.set_password(PASSWORD)
    recruiter.save()
    form = {"username": recruiter.email, "password": PASSWORD, "unsent": unsent}

    assert client.post(reverse("sign-in"), form).headers["Location"] == "/"


def test_a_second_sign_in_page_leads_on(browser, recruiter, person):
    """Two tabs asked for the password; the first has signed in when the second is sent."""
    fields = {"username": recruiter.email, "password": PASSWORD, "next": "/jobs/"}

    answer = send(browser, reverse("sign-in"), {**fields, "csrfmiddlewaretoken": "x" * 64})

    assert answer.headers["Location"] == "/sign-in/?next=%2Fjobs%2F"
    assert browser.get(answer.headers["Location"]).headers["Location"] == "/jobs/"
