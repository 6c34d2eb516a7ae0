"""How a job's posting on LinkedIn's job board stands, in words, with its address."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from base.words import gettext as _
from linkedin_rsc.models import LedgerRow
from linkedin_rsc.streams.job_parts import ASKED
from linkedin_rsc.streams.job_posting import NUMBER
from linkedin_rsc.streams.job_steps import PUBLIC, RENEW_AFTER, is_posted
from linkedin_rsc.streams.sharing import Sharing


@dataclass(frozen=True)
class Posting:
    """`url` is empty where the job board shows nothing; `renewed_by` where there is no need."""

    words: str
    url: str = ""
    renewed_by: date | None = None


def posting_of(row: LedgerRow | None, sharing: Sharing) -> Posting | None:
    """Say what LinkedIn has confirmed of a job's posting; None where it has confirmed nothing."""
    accepted = row.accepted if row and row.epoch == sharing.epoch else {}
    if not accepted.get("state") or accepted.get("posting") == ASKED:
        return None
    if _is_shown(accepted):
        said = _("LinkedIn's job board shows it.")
        return Posting(said, _url(accepted), _renewed_by(accepted))
    if accepted.get("availability") != PUBLIC:
        renewed_by = _renewed_by(accepted) if is_posted(accepted) else None
        return Posting(_("It is private: LinkedIn's job board does not show it."), "", renewed_by)
    return Posting(_("Its posting on LinkedIn's job board is closed."))


def _is_shown(accepted: Mapping[str, str]) -> bool:
    """In v2 a posting says all; in `/rest/` one that is listed is shown until it is closed."""
    return is_posted(accepted) and ("posting" in accepted or accepted.get("availability") == PUBLIC)


def _url(accepted: Mapping[str, str]) -> str:
    number = accepted.get(NUMBER)
    return f"{settings.LINKEDIN_WWW_URL}/jobs/view/{number}/" if number else ""


def _renewed_by(accepted: Mapping[str, str]) -> date | None:
    listed_on = accepted.get("listed_on")
    return date.fromisoformat(listed_on) + RENEW_AFTER if listed_on else None
