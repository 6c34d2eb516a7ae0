import pytest

from accounts.verbs import Verbs, say, verb_named
from base import contributions


@pytest.mark.parametrize(
    ("verb", "data", "sentence"),
    [
        ("candidate.created", {}, "added Ilse"),
        ("candidate.edited", {"fields": ["city"]}, "changed city"),
        (
            "candidate.edited",
            {"fields": ["city", "emails", "linkedin_url"]},
            "changed city, e-mails and LinkedIn profile",
        ),
        ("candidate.edited", {}, "changed details"),
        ("candidate.tagged", {"tag": "Bremen"}, "added the tag “Bremen”"),
        ("application.created", {"stage": "Prospect"}, "put Ilse on Planner, in Prospect"),
        (
            "application.stage.changed",
            {"from_stage": "Screen", "to_stage": "Offer"},
            "moved Ilse from Screen to Offer on Planner",
        ),
        ("application.rejected", {"reason": "skills"}, "rejected Ilse on Planner: skill set"),
        ("application.rejected", {}, "rejected Ilse on Planner: no reason given"),
        ("note.added", {"is_private": False}, "wrote a note on Planner"),
        ("note.added", {"is_private": True}, "wrote a private note on Planner"),
        ("application.stage.changed", {}, "moved Ilse from … to … on Planner"),
        (
            "user.roles.changed",
            {"roles": ["recruiter", "administrator"]},
            "set the roles: Administrator, Recruiter",
        ),
        ("user.roles.changed", {"roles": []}, "set the roles: none"),
        ("never.heard.of", {}, "changed this record"),
    ],
)
def test_verbs_read_as_sentences(verb, data, sentence):
    assert say(verb, data, person="Ilse", job="Planner") == sentence


def test_words_with_braces_are_said_as_they_are():
    said = say("candidate.tagged", {"tag": "{person} {0}"}, person="Ilse", job="")

    assert said == "added the tag “{person} {0}”"


def test_remark_on_a_person_names_no_job():
    assert say("feedback.given", {}, person="Ilse", job="") == "gave feedback"


def test_a_verb_brings_its_icon():
    assert verb_named("candidate.linked").icon == "link"


def test_every_verb_has_one_name_and_a_sentence():
    verbs = [verb for listed in contributions.of(Verbs) for verb in listed.verbs]

    assert len({verb.value for verb in verbs}) == len(verbs)
    assert all(verb.sentence and verb.icon for verb in verbs)
