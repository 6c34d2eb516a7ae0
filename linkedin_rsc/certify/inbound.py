"""Module 3: what Recruiter sends, and who is looked at in LinkedIn's widget.

Nothing is pressed in Recruiter here: a check finds the traces of what somebody did there last.
"""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from linkedin_rsc.certify.exports import AGAIN, export_arrives, is_not_doubled
from linkedin_rsc.certify.ground import Ground
from linkedin_rsc.certify.onboarding import MORE
from linkedin_rsc.certify.rule import (
    Found,
    Rule,
    failed,
    needs_a_person,
    not_verifiable,
    passed,
    shown,
)
from linkedin_rsc.certify.screenshots import picture
from linkedin_rsc.models import (
    CallbackCount,
    ClosedAccountsPull,
    InMail,
    IntegrationType,
    ProfileLink,
    RecruiterNote,
    StubProfile,
)

FIELDS = "docs/linkedin-fields.md"
CLOSED_EVERY = timedelta(days=30)
LATEST = 100
# Most links are LinkedIn's own matches, so one made by hand stands further down.
LATEST_LINKS = 1_000


def _fields_are_explained(ground: Ground) -> Found:
    """RSC-302: the document that says it is there."""
    if not (settings.BASE_DIR / FIELDS).is_file():
        return needs_a_person(
            "The document is not installed here.", f"Show {FIELDS} of the source."
        )
    return passed(f"{FIELDS} says of each field what becomes of it; tests hold it to the code.")


def _link_stays(ground: Ground) -> Found:
    """RSC-304: a link made in the widget is kept."""
    newest = ProfileLink.objects.order_by("-id").values_list("how", flat=True)[:LATEST_LINKS]
    if not {ProfileLink.How.WIDGET, ProfileLink.How.RECRUITER} & set(newest):
        todo = f"Add an invented person, link a profile in their LinkedIn tab, {AGAIN}."
        return needs_a_person("Nobody was linked in the widget yet.", todo)
    return passed("A link made in the widget is stored, and shown when the page is loaded again.")


def _widget(ground: Ground) -> Found:
    """RSC-305: LinkedIn lets the widget be shown, and pictures show it."""
    plugins = ground.connection.integrations.filter(type=IntegrationType.PROFILE_PLUGIN)
    if not any(one.is_enabled for one in plugins):
        return failed("LinkedIn has the profile widget switched off.", "Switch it on in Recruiter.")
    if ground.screenshots and picture("RSC-305", ground.screenshots):
        return shown("The picture shows the widget in the page; a person has to look at it.")
    todo = (
        "Open the LinkedIn tab of a candidate, signed out of LinkedIn and signed in: it asks to "
        "sign in, then shows the profile and fits the page."
    )
    return needs_a_person("Only a signed-in browser shows this.", todo)


def _inmails(ground: Ground) -> Found:
    """Test Case 10: a thread that has a message of each side."""
    threads = InMail.objects.order_by("-id").values_list("thread", "is_sent")[:LATEST]
    sides: dict[str, set[bool]] = {}
    for thread, is_sent in threads:
        sides.setdefault(thread, set()).add(is_sent)
    if not any(len(of) == 2 for of in sides.values()):
        todo = f"Write an InMail in Recruiter, have it answered, ask LinkedIn on the page, {AGAIN}."
        return needs_a_person("No InMail with its answer was seen yet.", todo)
    return passed("An InMail and its answer are here, each once.")


def _notes_and_stubs(ground: Ground) -> Found:
    lacking = [
        word
        for word, seen in (("note", RecruiterNote.objects.exists()),
                           ("shared profile", StubProfile.objects.exists()))
        if not seen
    ]  # fmt: skip
    if lacking:
        todo = f"Write a note in Recruiter and have a member share contact data, {AGAIN}."
        return needs_a_person(f"Not seen yet: {', '.join(lacking)}.", todo)
    return passed("A recruiter's note and a shared profile are here.")


def _closed_accounts(ground: Ground) -> Found:
    """LinkedIn's list of closed accounts is read at least every 30 days."""
    if not settings.LINKEDIN_CLOSED_ACCOUNTS:
        todo = "Once LinkedIn has shown what it answers, set LINKEDIN_CLOSED_ACCOUNTS to true."
        return needs_a_person("The list of closed accounts is not read.", todo)
    pull = ClosedAccountsPull.objects.first()
    if pull is None or pull.last_run_at is None:
        return needs_a_person("The list was not read yet.", f"Ask LinkedIn on the page, {AGAIN}.")
    if timezone.now() - pull.last_run_at > CLOSED_EVERY:
        return failed("The list was not read for 30 days.", "See whether a worker and a beat run.")
    return passed("The list is read more often than every 30 days; administrators are told.")


def _security(ground: Ground) -> Found:
    """LinkedIn has tested our address, and no later call was refused for its signature."""
    outcome = CallbackCount.Outcome
    seen = set(CallbackCount.objects.filter(count__gt=0).values_list("outcome", flat=True))
    if outcome.CHALLENGE not in seen:
        todo = f"Press Notify partner, so that LinkedIn tests the address, {AGAIN}."
        return needs_a_person("LinkedIn has not tested our address yet.", todo)
    refused = " Calls that were not signed were refused." if outcome.UNSIGNED in seen else ""
    return passed(f"LinkedIn's test of our address was answered.{refused}")


RULES = (
    Rule("RSC-301", "Whoever is exported arrives on the right job, with LinkedIn as the source.",
         export_arrives, "linkedin-notifications"),
    Rule("RSC-302", "It is written down which fields of exports and shared profiles are used.",
         _fields_are_explained),
    Rule("RSC-303", "Exported again to another job, the same person is on both.", is_not_doubled,
         "linkedin-notifications"),
    Rule("RSC-304", "A profile linked by hand in the widget is still there later.", _link_stays,
         "linkedin-matches"),
    Rule("RSC-305", "The widget asks to sign in, shows the profile and fits the page.", _widget,
         "linkedin-matches"),
    Rule("RSC-306 and up", "Not known.", not_verifiable(MORE)),
    Rule("Test Case 10", "InMails of both sides appear on the candidate (text cut).", _inmails,
         "linkedin-syncs"),
    Rule("Notes and stub profiles", "Recruiters' notes and shared contact data arrive.",
         _notes_and_stubs, "linkedin-syncs"),
    Rule("Closed profiles", "Closed accounts are asked for at least every 30 days.",
         _closed_accounts, "linkedin-closed-accounts"),
    Rule("Security of callbacks", "LinkedIn's test is answered; what it did not sign is refused.",
         _security, "linkedin-doctor"),
)  # fmt: skip
