"""What is done to a person's record, in words."""

from collections.abc import Mapping
from typing import Any

from accounts.verbs import Verb
from base.words import gettext_lazy as _
from candidates.models import CandidateEmail

FIELDS = {
    "first_name": _("first name"),
    "last_name": _("last name"),
    "headline": _("headline"),
    "current_company": _("employer"),
    "current_title": _("title"),
    "city": _("city"),
    "region": _("region"),
    "country_code": _("country"),
    "linkedin_url": _("LinkedIn profile"),
    "is_private": _("privacy"),
    "do_not_contact": _("do not contact"),
    "emails": _("e-mails"),
    "phones": _("phones"),
    "tags": _("tags"),
    "source": _("source"),
    "background": _("experience and skills"),
}


def _changed_fields(data: Mapping[str, Any]) -> str:
    names = [str(FIELDS.get(name, name)) for name in data.get("fields", [])]
    if len(names) < 2:
        return "".join(names) or str(_("details"))
    return _("%(first)s and %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def _proof(data: Mapping[str, Any]) -> str:
    known = dict(CandidateEmail.Proof.choices)
    return str(known.get(data.get("proof", ""), "…"))


class CandidateVerb(Verb):
    CREATED = "candidate.created", _("added {person}"), "user-plus"
    EDITED = "candidate.edited", _("changed {changed}"), "pencil", {"changed": _changed_fields}
    EMAIL_ADDED = "candidate.email.added", _("added the e-mail {email}"), "mail"
    EMAIL_REMOVED = "candidate.email.removed", _("removed the e-mail {email}"), "mail"
    EMAIL_PREFERRED = "candidate.email.preferred", _("made {email} the main e-mail"), "mail"
    EMAIL_VERIFIED = (
        "candidate.email.verified",
        _("verified the e-mail {email}: they {proof}"),
        "badge-check",
        {"proof": _proof},
    )
    EMAIL_DOUBTED = (
        "candidate.email.doubted",
        _("no longer takes the e-mail {email} for verified"),
        "mail-question-mark",
    )
    PHONE_ADDED = "candidate.phone.added", _("added the phone {phone}"), "phone"
    PHONE_REMOVED = "candidate.phone.removed", _("removed the phone {phone}"), "phone"
    PHONE_PREFERRED = "candidate.phone.preferred", _("made {phone} the main phone"), "phone"
    TAGGED = "candidate.tagged", _("added the tag “{tag}”"), "tag"
    UNTAGGED = "candidate.untagged", _("removed the tag “{tag}”"), "tag"
    BACKGROUND_ADDED = (
        "candidate.background.added",
        _("added “{entry}” to the experience and skills"),
        "graduation-cap",
    )
    BACKGROUND_CHANGED = (
        "candidate.background.changed",
        _("changed “{entry}” among the experience and skills"),
        "graduation-cap",
    )
    BACKGROUND_REMOVED = (
        "candidate.background.removed",
        _("removed “{entry}” from the experience and skills"),
        "graduation-cap",
    )
    ERASED = "candidate.erased", _("erased a person for good"), "trash-2"
    KEPT_APART = "candidate.duplicate.refused", _("kept this record apart from a like one"), "users"
    COMPARED_AGAIN = (
        "candidate.duplicate.reopened",
        _("wants a like record compared again"),
        "users",
    )


# What changes how a candidate is reached, which others may be told.
CONTACT_VERBS = {
    CandidateVerb.EMAIL_ADDED,
    CandidateVerb.EMAIL_REMOVED,
    CandidateVerb.EMAIL_PREFERRED,
    CandidateVerb.PHONE_ADDED,
    CandidateVerb.PHONE_REMOVED,
    CandidateVerb.PHONE_PREFERRED,
}
