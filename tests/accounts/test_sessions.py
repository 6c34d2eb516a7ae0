"""Sessions: how long they last, who sees them, who ends them."""

from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from accounts.api_tokens import create_api_token
from accounts.models import Activity, Notice, Session
from accounts.passwords.services import change_password
from accounts.tasks import forget_outdated
from accounts.users.services import save_user
from tests.statements import just_before

PASSWORD = "correct horse battery"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1"


@pytest.fixture
def clock(time_machine):
    time_machine.move_to("2026-11-28 08:00+00:00", tick=False)
    return time_machine


def signed_in(user, agent=FIREFOX, ip="192.0.2.1"):
    """Sign in as a browser does."""
    if not user.password:
        user.set_password(PASSWORD)
        user.save()
    client = Client(HTTP_USER_AGENT=agent, REMOTE_ADDR=ip)
    form = {"username": user.email, "password": PASSWORD}
    assert client.post(reverse("sign-in"), form).status_code == 302
    return client


def is_in(client):
    return client.get(reverse("settings")).status_code == 200


def test_a_session_ends_when_nobody_asks_for_half_an_hour(clock, client_as, recruiter):
    client = client_as(recruiter)

    for _ in range(3):
        clock.shift(timedelta(minutes=29))
        assert is_in(client)
    clock.shift(timedelta(minutes=31))

    assert not is_in(client)


def test_a_session_ends_after_twelve_hours_however_busy(clock, client_as, recruiter):
    client = client_as(recruiter)

    for _ in range(12 * 3 - 1):
        clock.shift(timedelta(minutes=20))
        assert is_in(client)
    clock.shift(timedelta(minutes=20))

    assert not is_in(client)


def test_what_a_page_keeps_in_the_session_gives_it_no_more_hours(clock, client_as, recruiter):
    client = client_as(recruiter)

    for minute in range(0, 12 * 60, 20):
        session = client.session
        session["note"] = minute
        session.save()
        clock.shift(timedelta(minutes=20))
    clock.shift(timedelta(minutes=1))

    assert not is_in(client)


def test_that_a_session_was_seen_is_written_once_a_minute(clock, client_as, recruiter):
    client = client_as(recruiter)
    written = []

    for _ in range(13):
        clock.shift(timedelta(seconds=10))
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("settings"))
        written.append(sum("UPDATE" in query["sql"] for query in queries))

    assert written == [0] * 6 + [1] + [0] * 6
    assert Session.objects.get().seen_at.isoformat() == "2026-11-28T08:01:10+00:00"


def test_a_database_that_is_busy_costs_nobody_their_page(clock, client_as, recruiter):
    def be_busy():
        raise OperationalError("database is locked")

    client = client_as(recruiter)
    clock.shift(timedelta(minutes=2))

    with just_before('UPDATE "accounts_session"', be_busy):
        assert is_in(client)


def test_a_person_sees_where_they_are_signed_in(recruiter):
    here = signed_in(recruiter)
    signed_in(recruiter, PHONE, "2001:db8::7")

    page = here.get(reverse("settings")).content.decode()

    assert "Firefox on Linux" in page
    assert "Safari on iPhone" in page
    assert "2001:db8::7" in page
    assert page.count("This one") == 1


def test_a_person_ends_one_session(recruiter):
    here, phone = signed_in(recruiter), signed_in(recruiter, PHONE)
    session = recruiter.sessions.get(device="Safari on iPhone")

    here.post(reverse("session-ending", args=[session.public_id]))

    assert is_in(here)
    assert not is_in(phone)
    assert Activity.objects.order_by("-id")[0].verb == "user.sessions.ended"


def test_a_person_ends_all_sessions_but_this(recruiter):
    here, phone, other = (signed_in(recruiter, agent) for agent in (FIREFOX, PHONE, ""))

    here.post(reverse("sessions-ending"))

    assert [is_in(client) for client in (here, phone, other)] == [True, False, False]


def test_sessions_of_others_cannot_be_ended(client_as, outsider, recruiter):
    client_as(recruiter)
    session = recruiter.sessions.get()

    answer = client_as(outsider).post(reverse("session-ending", args=[session.public_id]))

    assert answer.status_code == 404
    assert recruiter.sessions.exists()


def test_a_key_of_a_session_stands_on_no_page(recruiter, administrator, client_as):
    here, phone = signed_in(recruiter), signed_in(recruiter, PHONE)
    keys = [client.cookies["sessionid"].value for client in (here, phone)]
    admin = client_as(administrator)

    pages = [
        here.get(reverse("settings")).content.decode(),
        admin.get(reverse("user-edit", args=[recruiter.public_id])).content.decode(),
    ]

    assert not [key for key in keys for page in pages if key in page]


def test_an_administrator_ends_a_colleagues_sessions_who_is_told(
    client_as, administrator, recruiter
):
    here, phone = signed_in(recruiter), signed_in(recruiter, PHONE)
    admin = client_as(administrator)
    person = reverse("user-edit", args=[recruiter.public_id])
    assert "Safari on iPhone" in admin.get(person).content.decode()

    admin.post(reverse("user-sessions-ending", args=[recruiter.public_id]))

    assert not is_in(here)
    assert not is_in(phone)
    assert is_in(admin)
    assert Notice.objects.get(user=recruiter).text == "Ada Moreau signed you out everywhere."
    activity = Activity.objects.get(subject=recruiter.public_id)
    assert (activity.actor, activity.data) == (administrator, {"count": 2})


@pytest.mark.parametrize("way", ["service", "command"])
def test_a_new_password_ends_sessions_and_keys(client_as, recruiter, way):
    client, token = client_as(recruiter), create_api_token(user=recruiter)
    key = Client(headers={"Authorization": f"Token {token}"})

    if way == "service":
        change_password(user=recruiter, password="staple-9-lantern", by=recruiter)
    else:
        save_user(email=recruiter.email, password="staple-9-lantern")

    assert not is_in(client)
    assert not recruiter.sessions.exists()
    assert key.get("/api/v1/jobs/").status_code == 401


def test_signing_out_deletes_the_session(client_as, recruiter):
    client = client_as(recruiter)

    client.post(reverse("sign-out"))

    assert not Session.objects.exists()


def test_a_sign_in_begins_a_new_session(clock, recruiter):
    client = signed_in(recruiter)
    first = recruiter.sessions.get()
    clock.shift(timedelta(hours=1))

    client.post(reverse("sign-in"), {"username": recruiter.email, "password": PASSWORD})

    second = recruiter.sessions.exclude(pk=first.pk).get()
    assert second.public_id != first.public_id
    assert second.started_at - first.started_at == timedelta(hours=1)


def test_the_beat_deletes_ended_sessions(clock, client_as, recruiter, outsider):
    client_as(recruiter)
    clock.shift(timedelta(minutes=20))
    client_as(outsider)
    clock.shift(timedelta(minutes=11))

    forget_outdated()

    assert [session.user for session in Session.objects.all()] == [outsider]


@given(st.text(max_size=60) | st.binary(max_size=20).map(lambda part: part.decode("latin-1")))
@example("\x00" + "a" * 31)
@example("a" * 40 + "\x00")
@example("a" * 41)
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_cookie_that_is_no_key_is_nobody(db, key):
    """A quoted cookie brings any character, NUL as well, which PostgreSQL takes in no statement."""
    escaped = "".join(f"\\{byte:03o}" for byte in key.encode("utf-8", "replace"))
    browser = Client(headers={"cookie": f'sessionid="{escaped}"'})

    answers = [browser.get(reverse(name)) for name in ("home", "sign-in", "news")]

    assert [answer.status_code for answer in answers] == [302, 200, 204]
