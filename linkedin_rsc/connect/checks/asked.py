"""What only LinkedIn can tell, asked when somebody wants to know; its answers are kept."""

from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from base.errors import DomainError
from base.words import StrOrPromise, gettext_lazy
from base.words import gettext as _
from linkedin_rsc.client.errors import (
    Forbidden,
    LinkedInError,
    Outdated,
    Unauthorized,
    Unreachable,
)
from linkedin_rsc.connect.checks.check import BROKEN, WAITING, Check
from linkedin_rsc.connect.checks.questions import ASK_LATER, CHECK_KEYS, QUESTIONS, Found
from linkedin_rsc.connect.doctor import StepState
from linkedin_rsc.connection.changes import words_of
from linkedin_rsc.models import Connection, Finding
from linkedin_rsc.permissions import MANAGE_LINKEDIN

REMEDIES: dict[type[LinkedInError], StrOrPromise] = {
    Unreachable: gettext_lazy("See whether this machine reaches LinkedIn, then ask again."),
    Unauthorized: CHECK_KEYS,
    Forbidden: gettext_lazy(
        "See in LinkedIn's developer portal what the application may do, and in Recruiter whether "
        "Tandem is still on."
    ),
    Outdated: gettext_lazy(
        "Have LINKEDIN_API_VERSION name a version that LinkedIn still speaks, or leave it empty."
    ),
}


def examine(*, by: User | None) -> None:
    """Ask LinkedIn each question and keep what it answers; holds no transaction open meanwhile.

    Once LinkedIn cannot be reached, the other questions are not asked: each would wait as long.
    """
    MANAGE_LINKEDIN.require(by)
    connection, silence = Connection.current(), None
    for name, question in QUESTIONS.items():
        try:
            found = silence or question.ask(connection)
        except LinkedInError as error:
            found = (BROKEN, words_of(error), str(REMEDIES.get(type(error), ASK_LATER)))
            silence = found if isinstance(error, Unreachable) else None
        except DomainError as error:
            found = (WAITING, error.message, _("Do that first, then ask LinkedIn again."))
        _keep(name, found)


def kept_checks() -> list[Check]:
    """Return what LinkedIn said when it was last asked; one query."""
    kept = {finding.check_name: finding for finding in Finding.objects.all()}
    return [
        _check(str(question.label), question.place(), kept.get(name))
        for name, question in QUESTIONS.items()
    ]


def _check(label: str, url: str, finding: Finding | None) -> Check:
    if finding is None:
        said, todo = _("LinkedIn was not asked yet."), _("Press Ask LinkedIn.")
        return Check(label, WAITING, said, todo, reverse("linkedin-doctor"))
    state = StepState(finding.state)
    return Check(label, state, finding.said, finding.todo, url, finding.found_at)


def _keep(name: str, found: Found) -> None:
    state, said, todo = found
    answer = {"state": state, "said": said, "todo": todo, "found_at": timezone.now()}
    Finding.objects.update_or_create(check_name=name, defaults=answer)
