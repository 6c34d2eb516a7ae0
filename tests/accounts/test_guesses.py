"""Whoever tries passwords is stopped; whoever works here is not."""

from datetime import timedelta
from functools import partial

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import GuessCount, SignInAttempt
from accounts.sign_in.guesses import MOST_AT_ACCOUNT, MOST_FROM_NETWORK, Paused, begin_guess
from accounts.tasks import forget_outdated
from tests.factories.accounts import UserFactory
from tests.statements import just_before

PASSWORD = "correct horse battery"
ADDRESS = "rita@nordwind.example"
REFUSED, PAUSED, IN = "do not belong together", "Too many attempts", "signed in"


@pytest.fixture
def user(db):
    user = UserFactory(email=ADDRESS)
    user.set_password(PASSWORD)
    user.save()
    return user


def sign_in(client=None, *, email=ADDRESS, password="wrong", ip="192.0.2.1"):
    """Try to sign in; return what came of it."""
    form = {"username": email, "password": password}
    response = (client or Client()).post(reverse("sign-in"), form, REMOTE_ADDR=ip)
    if response.status_code == 302:
        return IN
    return PAUSED if PAUSED in response.content.decode() else REFUSED


def addresses():
    """Yield one address of a machine after the other, each in a network of its own."""
    return (f"198.51.{third}.{fourth}" for third in range(9) for fourth in range(1, 250))


def exhaust_account(email=ADDRESS):
    """Guess from many machines until the account pauses."""
    tried = [sign_in(email=email, ip=ip) for ip, _ in zip(addresses(), range(11), strict=False)]
    assert tried == [REFUSED] * MOST_AT_ACCOUNT + [PAUSED]


def test_after_many_failures_even_the_right_password_waits(user):
    exhaust_account()

    assert sign_in(password=PASSWORD, ip="203.0.113.9") == PAUSED


def test_an_address_that_nobody_has_pauses_just_the_same(db):
    exhaust_account("nobody@nordwind.example")


def test_spelling_an_address_differently_gives_no_more_guesses(user):
    exhaust_account()

    assert sign_in(email=f" {ADDRESS.upper()} ", ip="203.0.113.9") == PAUSED


@pytest.mark.parametrize("role", ["administrator", "recruiter"])
def test_strangers_lock_nobody_out_of_a_known_browser(user, role):
    user.role_grants.create(role=role)
    known = Client()
    assert sign_in(known, password=PASSWORD) == IN
    known.post(reverse("sign-out"))

    exhaust_account()
    for number in range(MOST_FROM_NETWORK + 1):
        sign_in(email=f"n{number}@nordwind.example")

    assert sign_in(known, password=PASSWORD) == IN


def test_a_known_browser_may_not_guess_for_ever(user):
    known = Client()
    sign_in(known, password=PASSWORD)
    known.post(reverse("sign-out"))

    tried = [sign_in(known, ip=ip) for ip, _ in zip(addresses(), range(11), strict=False)]

    assert tried == [REFUSED] * MOST_AT_ACCOUNT + [PAUSED]
    assert sign_in(password=PASSWORD, ip="203.0.113.9") == IN


def test_a_browser_known_to_one_account_is_a_stranger_to_others(user):
    other = UserFactory(email="carl@nordwind.example")
    known = Client()
    sign_in(known, password=PASSWORD)
    cookie = next(name for name in known.cookies if name.startswith("device-"))
    assert ADDRESS not in str(known.cookies[cookie])

    known.post(reverse("sign-out"))
    exhaust_account(other.email)

    assert sign_in(known, email=other.email, ip="203.0.113.9") == PAUSED


def test_a_forged_cookie_makes_no_browser_known(user):
    known = Client()
    sign_in(known, password=PASSWORD)
    name = next(name for name in known.cookies if name.startswith("device-"))
    forged = Client()
    forged.cookies[name] = known.cookies[name].value[:-2] + "xx"

    exhaust_account()

    assert sign_in(forged, password=PASSWORD) == PAUSED


def test_one_machine_may_not_try_sixty_accounts(db):
    tried = [sign_in(email=f"n{number}@nordwind.example") for number in range(60)]

    assert tried == [REFUSED] * MOST_FROM_NETWORK + [PAUSED] * (60 - MOST_FROM_NETWORK)


def test_one_network_of_ipv6_is_one_machine(db):
    tried = [
        sign_in(email=f"n{number}@nordwind.example", ip=f"2001:db8:1:2::{number:x}")
        for number in range(MOST_FROM_NETWORK + 1)
    ]

    assert tried[-1] == PAUSED
    assert sign_in(email="n@nordwind.example", ip="2001:db8:1:3::1") == REFUSED


def test_an_office_that_signs_in_at_one_address_is_no_attack(db):
    for number in range(2 * MOST_FROM_NETWORK):
        colleague = UserFactory(email=f"n{number}@nordwind.example")
        colleague.set_password(PASSWORD)
        colleague.save()
        assert sign_in(email=colleague.email, password=PASSWORD) == IN


def test_guesses_in_a_race_find_no_gap(user, rf):
    """Fifteen rivals each begin just before the other's guess is counted."""
    come = []

    def guess(left):
        with just_before(
            'UPDATE "accounts_guesscount"', partial(guess, left - 1) if left else list
        ):
            try:
                begin_guess(rf.post("/", REMOTE_ADDR=f"198.51.100.{left}"), ADDRESS)
            except Paused:
                come.append(PAUSED)
            else:
                come.append(REFUSED)

    guess(14)

    assert sorted(come) == [PAUSED] * 5 + [REFUSED] * MOST_AT_ACCOUNT


def test_the_pause_ends(user, time_machine):
    time_machine.move_to("2026-11-28 10:00+00:00", tick=False)
    exhaust_account()
    time_machine.shift(timedelta(minutes=14, seconds=59))
    assert sign_in(password=PASSWORD) == PAUSED

    time_machine.shift(timedelta(seconds=2))

    assert sign_in(password=PASSWORD) == IN


def test_failures_before_a_success_lock_nobody_out(user, client):
    for _ in range(MOST_AT_ACCOUNT - 1):
        sign_in(client)

    for _ in range(2):
        assert sign_in(client, password=PASSWORD) == IN
        client.post(reverse("sign-out"))
        sign_in(client)


def test_a_half_filled_form_is_no_guess(user):
    for _ in range(MOST_FROM_NETWORK + 1):
        sign_in(password="")

    assert not GuessCount.objects.exists()


def test_without_redis_people_still_sign_in(user, settings):
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "redis://127.0.0.1:1/0",
        }
    }
    assert sign_in() == REFUSED
    assert sign_in(password=PASSWORD) == IN


def test_the_current_password_in_the_settings_is_limited_too(user, client_as):
    client = client_as(user)
    form = {"new_password1": "staple-9-lantern", "new_password2": "staple-9-lantern"}
    url = reverse("settings-password")

    for _ in range(MOST_AT_ACCOUNT):
        client.post(url, {"old_password": "wrong", **form})
    response = client.post(url, {"old_password": PASSWORD, **form})

    assert PAUSED in response.content.decode()
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def test_a_flood_makes_few_rows(user, time_machine):
    time_machine.move_to("2026-11-28 10:00+00:00", tick=False)
    for ip, _ in zip(addresses(), range(60), strict=False):
        sign_in(ip=ip)

    refused = SignInAttempt.objects.filter(user=user, outcome="refused")
    paused = SignInAttempt.objects.get(user=user, outcome="paused")
    assert refused.count() == MOST_AT_ACCOUNT
    assert paused.count == 50


def test_attempts_at_nobody_are_not_recorded(db):
    sign_in()

    assert not SignInAttempt.objects.exists()


def test_a_sign_in_is_recorded_with_its_browser(user, client):
    client.defaults["HTTP_USER_AGENT"] = (
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126 Edg/126"
    )

    sign_in(client, password=PASSWORD, ip="203.0.113.9")

    attempt = SignInAttempt.objects.get()
    assert (attempt.user, attempt.outcome) == (user, "accepted")
    assert (attempt.ip_address, attempt.device) == ("203.0.113.9", "Edge on Windows")


def test_the_beat_forgets_what_holds_nobody_back(user, time_machine):
    time_machine.move_to("2026-11-28 10:00+00:00", tick=False)
    sign_in()
    forget_outdated()
    assert GuessCount.objects.exists()

    time_machine.shift(timedelta(minutes=16))
    forget_outdated()
    assert not GuessCount.objects.exists()
    assert SignInAttempt.objects.exists()

    time_machine.shift(timedelta(days=91))
    forget_outdated()
    assert not SignInAttempt.objects.exists()


def test_djangos_own_admin_is_not_there(client, db):
    assert client.get("/django-admin/").status_code == 404
    assert client.get("/admin/").status_code == 404
