"""What happened around a person, in words: a sentence for every verb that is recorded.

A sentence continues the name of whoever did it: "Rita Lindqvist" + "moved Ilse from Screen to
Offer". Braces name what the activity's data holds; `{person}` is the candidate's first name and
`{job}` the job's title. An upper floor adds the verbs it records by `tell`.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from candidates.models import Application

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
REASONS = {code: label.lower() for code, label in Application.RejectionReason.choices}

Words = Callable[[Mapping[str, Any]], str]


class Sentence(NamedTuple):
    """How a verb reads, the icon beside it, and words to fill in that need more than the data."""

    text: str
    icon: str = "dot"
    words: Mapping[str, Words] = {}


def _changed_fields(data: Mapping[str, Any]) -> str:
    names = [FIELDS.get(name, name) for name in data.get("fields", [])]
    if len(names) < 2:
        return "".join(names) or "details"
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _reason(data: Mapping[str, Any]) -> str:
    return REASONS.get(data.get("reason", ""), "no reason given")


def _privately(data: Mapping[str, Any]) -> str:
    return "a private note" if data.get("is_private") else "a note"


SENTENCES: dict[str, Sentence] = {
    "candidate.created": Sentence("added {person}", "user-plus"),
    "candidate.edited": Sentence("changed {changed}", "pencil", {"changed": _changed_fields}),
    "candidate.tagged": Sentence("added the tag “{tag}”", "tag"),
    "candidate.untagged": Sentence("removed the tag “{tag}”", "tag"),
    "candidate.duplicate.refused": Sentence("kept this record apart from a like one", "users"),
    "candidate.duplicate.reopened": Sentence("wants a like record compared again", "users"),
    "application.created": Sentence("put {person} on {job}, in {stage}", "briefcase"),
    "application.stage.changed": Sentence(
        "moved {person} from {from_stage} to {to_stage} on {job}", "arrow-right"
    ),
    "application.rejected": Sentence(
        "rejected {person} on {job}: {why}", "circle-x", {"why": _reason}
    ),
    "application.reinstated": Sentence("took back the rejection on {job}", "undo-2"),
    "note.added": Sentence("wrote {kind}{on_job}", "sticky-note", {"kind": _privately}),
    "feedback.given": Sentence("gave feedback{on_job}", "message-square"),
}
UNTOLD = Sentence("changed this record", "dot")


def tell(verb: str, sentence: Sentence) -> None:
    """Teach the history a verb that an upper floor records on candidates."""
    SENTENCES[verb] = sentence


def say(verb: str, data: Mapping[str, Any], *, person: str, job: str) -> str:
    """Return what was done as words; what the data lacks reads as "…"."""
    sentence = SENTENCES.get(verb, UNTOLD)
    known = {
        **data,
        **{name: words(data) for name, words in sentence.words.items()},
        "person": person,
        "job": job or "a job",
        "on_job": f" on {job}" if job else "",
    }
    return sentence.text.format_map(_Gaps(known))


def icon_of(verb: str) -> str:
    return SENTENCES.get(verb, UNTOLD).icon


class _Gaps(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "…"
