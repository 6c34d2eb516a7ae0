"""What is done to a person's record, in words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.verbs import Verb

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
}


def _changed_fields(data: Mapping[str, Any]) -> str:
    names = [str(FIELDS.get(name, name)) for name in data.get("fields", [])]
    if len(names) < 2:
        return "".join(names) or str(_("details"))
    return _("%(first)s and %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


class CandidateVerb(Verb):
    CREATED = "candidate.created", _("added {person}"), "user-plus"
    EDITED = "candidate.edited", _("changed {changed}"), "pencil", {"changed": _changed_fields}
    TAGGED = "candidate.tagged", _("added the tag “{tag}”"), "tag"
    UNTAGGED = "candidate.untagged", _("removed the tag “{tag}”"), "tag"
    KEPT_APART = "candidate.duplicate.refused", _("kept this record apart from a like one"), "users"
    COMPARED_AGAIN = (
        "candidate.duplicate.reopened",
        _("wants a like record compared again"),
        "users",
    )
