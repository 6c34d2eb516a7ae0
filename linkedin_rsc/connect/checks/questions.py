"""The questions that only LinkedIn can answer, each with where its next step leads."""

from collections.abc import Callable
from typing import NamedTuple

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from base.words import StrOrPromise, gettext_lazy
from base.words import gettext as _
from linkedin_rsc import gateway
from linkedin_rsc.client.asking import introspect_token, linkedin_time
from linkedin_rsc.client.resources import (
    IntegrationKey,
    find_application,
    read_configuration,
    read_integrations,
)
from linkedin_rsc.connect.checks.check import (
    BROKEN,
    CLOCK_MAY_DIFFER,
    DONE,
    NOW,
    WAITING,
    developer_portal,
)
from linkedin_rsc.connect.doctor import StepState
from linkedin_rsc.connection.keys import all_keys
from linkedin_rsc.connection.viewers import VIEWERS, wanted_viewers
from linkedin_rsc.models import Connection, IntegrationType

# What a question found: how it stands, what is said, what to do.
Found = tuple[StepState, str, str]

CHECK_KEYS = gettext_lazy("Check the application's keys, or make a new secret.")
ASK_LATER = gettext_lazy("Ask again in a while; if it stays, tell LinkedIn's support these words.")


class Question(NamedTuple):
    """`place` gives the address where the next step is taken."""

    label: StrOrPromise
    ask: Callable[[Connection], Found]
    place: Callable[[], str]


def _token(connection: Connection) -> Found:
    keys, token = gateway.credentials(connection), gateway.token_of(connection)
    state = introspect_token(settings.LINKEDIN_WWW_URL, keys, token)
    if state.is_active:
        return DONE, _("LinkedIn gives Tandem a token and takes it for good."), ""
    said = _("LinkedIn gives Tandem a token and calls it “%(word)s” at once.")
    return BROKEN, said % {"word": state.status or _("not active")}, str(CHECK_KEYS)


def _clock(connection: Connection) -> Found:
    told = linkedin_time(settings.LINKEDIN_API_URL)
    if told is None:
        return WAITING, _("LinkedIn's answer bore no date."), str(ASK_LATER)
    apart = abs(timezone.now() - told)
    if apart <= CLOCK_MAY_DIFFER:
        return DONE, _("The clock of this machine goes with LinkedIn's."), ""
    said = _("The clock of this machine is %(seconds)d seconds away from LinkedIn's.")
    todo = _("Have this machine set its clock by the network (NTP).")
    return BROKEN, said % {"seconds": apart.total_seconds()}, todo


def _access(connection: Connection) -> Found:
    """Whether our application may read what it needs, integration by integration."""
    statuses = read_integrations(gateway.transport_for(connection), all_keys(connection))
    unknown = [f"{one.type} ({one.context})" for one in statuses if not one.is_known]
    if not unknown:
        return DONE, _("LinkedIn lets Tandem's application read every integration."), ""
    said = _("LinkedIn shows Tandem's application nothing of %(parts)s.")
    return NOW, said % {"parts": ", ".join(unknown)}, _("Press Request, then Refresh.")


def _configuration(connection: Connection) -> Found:
    """Whether LinkedIn holds our callback address and visibility rules (rsc-contract 4.4)."""
    transport = gateway.transport_for(connection)
    export = IntegrationKey(connection.organization, IntegrationType.ONE_CLICK_EXPORT)
    ours = connection.callback_url if connection.callback_token else ""
    viewers = wanted_viewers(connection)
    wanted = [(export, "CALLBACK_URL", ours)] + [
        (IntegrationKey(connection.organization, type_), name, viewers) for type_, name in VIEWERS
    ]
    wrong = [
        name for key, name, value in wanted if read_configuration(transport, key, name) != value
    ]
    if not wrong:
        return DONE, _("LinkedIn holds Tandem's address and who may see what it sends."), ""
    said = _("LinkedIn does not hold what Tandem gave it: %(names)s.")
    return NOW, said % {"names": ", ".join(wrong)}, _("Press Notify partner.")


def _domain(connection: Connection) -> Found:
    """Whether LinkedIn's widgets load on our pages (rsc-contract 3.1)."""
    if gateway.own_application():
        said = _("Only LinkedIn's developer portal tells where its widgets may load.")
        todo = _("See there that %(url)s is allowed.")
        return WAITING, said, todo % {"url": settings.PUBLIC_URL}
    known = find_application(gateway.partner_transport(), connection.foreign_id)
    if known is None:
        said = _("LinkedIn knows no application of this company yet.")
        return WAITING, said, _("Press Connect; Tandem has one made then.")
    if settings.PUBLIC_URL in known.js_domains:
        return DONE, _("LinkedIn's widgets may load on %(url)s.") % {"url": settings.PUBLIC_URL}, ""
    said = _("LinkedIn's widgets do not load on %(url)s.") % {"url": settings.PUBLIC_URL}
    return NOW, said, _("Press Sign in to LinkedIn again; Tandem tells LinkedIn its address then.")


def _tab() -> str:
    return reverse("linkedin-tab")


def _doctor() -> str:
    return reverse("linkedin-doctor")


def _where_domains_are() -> str:
    return developer_portal() if gateway.own_application() else _tab()


QUESTIONS = {
    "token": Question(gettext_lazy("Token"), _token, _tab),
    "clock": Question(gettext_lazy("Clock of this machine"), _clock, _doctor),
    "access": Question(gettext_lazy("Permissions of the application"), _access, _tab),
    "configuration": Question(gettext_lazy("What LinkedIn holds of ours"), _configuration, _tab),
    "domain": Question(gettext_lazy("Domain for LinkedIn's widgets"), _domain, _where_domains_are),
}
