"""Asks every rule, one after the other, and keeps what went over the wire meanwhile."""

from collections.abc import Iterable, Iterator
from urllib.parse import urljoin

import requests
from django.conf import settings
from django.urls import reverse

from base.errors import DomainError
from linkedin_rsc.certify.ground import Ground
from linkedin_rsc.certify.masking import shown
from linkedin_rsc.certify.rule import Found, Module, Result, Rule, failed
from linkedin_rsc.certify.screenshots import screenshot_of
from linkedin_rsc.client.errors import LinkedInError
from linkedin_rsc.client.overheard import overhear
from linkedin_rsc.connection.changes import words_of

# So many calls of a rule are shown; the rest would only repeat them.
MAX_CALLS = 3
AGAIN = "Run manage.py rsc_status, which says what stands in the way, then run this again."


def run(modules: Iterable[Module], ground: Ground) -> Iterator[Result]:
    """Yield what is found of each rule, in their order. Writes nothing, at LinkedIn or here."""
    for module in modules:
        for rule in module.rules:
            yield _ask(module, rule, ground)


def _ask(module: Module, rule: Rule, ground: Ground) -> Result:
    with overhear() as heard:
        found = judge(rule, ground)
    calls = [*heard, *found.more]
    evidence = [shown(call) for call in calls[-MAX_CALLS:]]
    page = urljoin(settings.PUBLIC_URL, reverse(rule.page)) if rule.page else ""
    picture = screenshot_of(rule, ground.screenshots) if ground.screenshots else None
    return Result(module.name, rule, found, evidence, page, picture)


def judge(rule: Rule, ground: Ground) -> Found:
    """Ask a rule; what LinkedIn or we refuse is a failure of that rule and of no other."""
    try:
        return rule.check(ground)
    except LinkedInError as error:
        return failed(words_of(error), AGAIN)
    except DomainError as error:
        return failed(error.message, AGAIN)
    except requests.RequestException:
        return failed("The sandbox stopped answering.", "Start it again, then run this again.")
