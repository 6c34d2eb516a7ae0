"""What is done to a person's record, in words."""

from collections.abc import Mapping
from typing import Any

from accounts.verbs import Verb

FIELDS = {
    "first_name": "first name",
    "last_name": "last name",
    "headline": "headline",
    "current_company": "employer",
    "current_title": "title",
    "city": "city",
    "region": "region",
    "country_code": "country",
    "linkedin_url": "LinkedIn profile",
    "is_private": "privacy",
    "do_not_contact": "do not contact",
    "emails": "e-mails",
    "phones": "phones",
    "tags": "tags",
    "source": "source",
}


def _changed_fields(data: Mapping[str, Any]) -> str:
    names = [FIELDS.get(name, name) for name in data.get("fields", [])]
    if len(names) < 2:
        return "".join(names) or "details"
    return f"{', '.join(names[:-1])} and {names[-1]}"


class CandidateVerb(Verb):
    CREATED = "candidate.created", "added {person}", "user-plus"
    EDITED = "candidate.edited", "changed {changed}", "pencil", {"changed": _changed_fields}
    TAGGED = "candidate.tagged", "added the tag “{tag}”", "tag"
    UNTAGGED = "candidate.untagged", "removed the tag “{tag}”", "tag"
    KEPT_APART = "candidate.duplicate.refused", "kept this record apart from a like one", "users"
    COMPARED_AGAIN = (
        "candidate.duplicate.reopened",
        "wants a like record compared again",
        "users",
    )
