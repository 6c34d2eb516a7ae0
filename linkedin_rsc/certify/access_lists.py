"""Module 4: no rule of it is public, only what LinkedIn's guide says access lists are for."""

from linkedin_rsc.certify.onboarding import configuration_is_stored
from linkedin_rsc.certify.rule import Rule, not_verifiable

GUIDE_ONLY = "No rule of this module is public; the sentence is what LinkedIn's guide says."

RULES = (
    Rule("Lists on a job", "Only members of a list see its job and the applications.",
         not_verifiable(GUIDE_ONLY)),
    Rule("Joining and leaving", "Visibility follows whoever joins or leaves a list.",
         not_verifiable(GUIDE_ONLY)),
    Rule("At most 10 lists", "Nobody is in more than ten lists.", not_verifiable(GUIDE_ONLY)),
    Rule("No lists", "Without lists LinkedIn is told that all users may see everything.",
         configuration_is_stored, "linkedin-doctor"),
    Rule("Confidential jobs", "A confidential job is never visible before its list.",
         not_verifiable(GUIDE_ONLY)),
)  # fmt: skip
