"""What can be done, and how it reads: each app lists its verbs with their sentences.

    class CandidateVerb(Verb):
        TAGGED = "candidate.tagged", _("added the tag “{tag}”"), "tag"

A sentence continues the name of whoever did it: "Rita Lindqvist" + "moved Ilse from Screen to
Offer". Braces name what the activity's data holds; `{person}` is the candidate's first or only
name, `{job}` the job's title and `{on_job}` the same with "on" before it. The third word is the
icon. Sentences are marked for translation by `gettext_lazy` and translated when they are said.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from base import contributions
from base.bidi import isolated
from base.words import StrOrPromise

Words = Callable[[Mapping[str, Any]], str]


class Verb(StrEnum):
    """A verb with its sentence; `words` fill in what needs more than the data itself."""

    sentence: StrOrPromise
    icon: str
    words: Mapping[str, Words]

    def __new__(
        cls,
        value: str,
        sentence: StrOrPromise,
        icon: str = "dot",
        words: Mapping[str, Words] | None = None,
    ) -> "Verb":
        verb = str.__new__(cls, value)
        verb._value_ = value
        verb.sentence, verb.icon, verb.words = sentence, icon, words or {}
        return verb


def _roles_named(data: Mapping[str, Any]) -> str:
    named = [str(role.label) for role in Role if role in data.get("roles", ())]
    return ", ".join(named) or str(_("none"))


class UserVerb(Verb):
    """What is done to a colleague's account."""

    CREATED = "user.created", _("added the account"), "user-plus"
    CHANGED = "user.changed", _("changed the name or roles"), "pencil"
    ROLES_CHANGED = (
        "user.roles.changed",
        _("set the roles: {named}"),
        "shield-check",
        {"named": _roles_named},
    )
    DEACTIVATED = "user.deactivated", _("switched the account off"), "user-x"
    REACTIVATED = "user.reactivated", _("switched the account on again"), "user-check"
    TIME_ZONE_CHOSEN = "user.time_zone.chosen", _("chose a time zone"), "clock"
    COMPANY_CHANGED = (
        "company.changed",
        _("set the company's time zone to {time_zone}"),
        "building-2",
    )
    SESSIONS_ENDED = "user.sessions.ended", _("signed the account out"), "log-out"
    PASSWORD_CHANGED = "user.password.changed", _("changed the password"), "key-round"
    PASSWORD_LINK_MADE = (
        "user.password_link.made",
        _("made a link to choose a password"),
        "link",
    )
    PASSWORD_CHOSEN = (
        "user.password.chosen",
        _("chose a password behind a link: {device}, {ip_address}"),
        "key-round",
    )
    TOKEN_CREATED = "user.api_token.created", _("made an API token"), "key-round"
    TOKEN_REVOKED = "user.api_token.revoked", _("revoked an API token"), "key-round"


class _Untold(Verb):
    """How something reads whose verb no installed app knows any more."""

    CHANGED = "", _("changed this record")


@dataclass(frozen=True)
class Verbs:
    """The verbs an app records."""

    verbs: type[Verb]
    position: int = 0


def verb_named(name: str) -> Verb:
    known = (verb for listed in contributions.of(Verbs) for verb in listed.verbs)
    return next((verb for verb in known if verb == name), _Untold.CHANGED)


def say(name: str, data: Mapping[str, Any], *, person: str = "", job: str = "") -> str:
    """Return what was done as words; what the data lacks reads as "…".

    Names written from right to left are isolated.
    """
    verb, job = verb_named(name), isolated(job)
    given = {**data, **{gap: words(data) for gap, words in verb.words.items()}, "person": person}
    known = {
        **{gap: isolated(one) if isinstance(one, str) else one for gap, one in given.items()},
        "job": job or _("a job"),
        "on_job": f" {_('on {job}').format(job=job)}" if job else "",
    }
    return str(verb.sentence).format_map(_Gaps(known))


class _Gaps(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "…"
