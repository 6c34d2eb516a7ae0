"""The developer application of this company at LinkedIn, which several rules ask about."""

from collections.abc import Callable

from django.conf import settings

from accounts.models import Activity
from linkedin_rsc import gateway
from linkedin_rsc.certify.ground import Ground
from linkedin_rsc.certify.held import State, posting_resources
from linkedin_rsc.certify.rule import Found, failed, needs_a_person, passed
from linkedin_rsc.client.resources import ProvisionedApplication
from linkedin_rsc.models import LedgerRow, Stream
from linkedin_rsc.verbs import LinkedInVerb

ANOTHER_COMPANY = (
    "The keys of LINKEDIN_CLIENT_ID are used: in LinkedIn's developer portal show that the "
    "application is this company's alone."
)
CHILDREN = "provisionedApplications"
CONNECT = "Press Connect in the tab."
Check = Callable[[Ground, ProvisionedApplication], Found]


def _of_application(check: Check) -> Callable[[Ground], Found]:
    """Ask only where LinkedIn knows an application of this company under our key."""

    def ask(ground: Ground) -> Found:
        if gateway.own_application():
            return needs_a_person("The company brought its own application.", ANOTHER_COMPANY)
        application = ground.application()
        if application is None:
            return failed("LinkedIn knows no application under our key.", CONNECT)
        return check(ground, application)

    return ask


@_of_application
def own_application(ground: Ground, application: ProvisionedApplication) -> Found:
    """RSC-103, JP-005: the application at LinkedIn under our key is the one whose keys we use."""
    connection = ground.connection
    if application.client_id != connection.client_id:
        return failed("LinkedIn's application has other keys than ours.", "Press Connect anew.")
    contracts = connection.contracts.count()
    return passed(f"One application under our key, with {contracts} of the company's contracts.")


@_of_application
def is_made_once(ground: Ground, application: ProvisionedApplication) -> Found:
    """JP-006: whoever asks again finds the application; LinkedIn was told once to make it."""
    key = ground.connection.foreign_id
    calls = ground.sandbox.taken_calls(CHILDREN, "POST") if ground.sandbox else []
    made = [call for call in calls if key in call.body]
    if len(made) > 1:
        return failed(f"It was made {len(made)} times.", "Tell the makers of Tandem.", *made)
    if application.foreign_id != key:
        return failed("LinkedIn names another key of it than ours.", CONNECT)
    return passed("It is looked up by our key, and nobody had it made a second time.", *made)


@_of_application
def posts_all_jobs(ground: Ground, application: ProvisionedApplication) -> Found:
    """JP-B-01: whatever is posted, private or public, goes out as this one application."""
    sent = LedgerRow.objects.found_by(stream=Stream.JOBS, state=State.SENT)
    if sent.exclude(epoch=ground.connection.epoch).exists():
        return failed("Jobs were taken from a former application.", "Run manage.py rsc_push.")
    places = posting_resources(ground) if ground.sandbox else ()
    others = {one for name in places for one in ground.callers(name)} - {application.client_id}
    if others:
        return failed(f"Jobs came from {len(others)} other applications, too.", CONNECT)
    if not sent.exists():
        return needs_a_person("LinkedIn has no job yet.", "Open a job, then run this again.")
    return passed("Every job LinkedIn holds came from this one application.")


@_of_application
def is_the_one_made(ground: Ground, application: ProvisionedApplication) -> Found:
    """JP-B-02: what is found is what is kept here, and what was made here last."""
    connection = ground.connection
    done = Activity.objects.filter(subject=connection.public_id, verb=LinkedInVerb.PROVISIONED)
    made = done.order_by("-id").values_list("data", flat=True).first()
    if connection.application != application.urn:
        return failed("LinkedIn has another application than is kept here.", CONNECT)
    if made and made["application"] != application.urn:
        return failed("LinkedIn has another application than was made here last.", CONNECT)
    return passed("The application that is found is the one made here, and is used as it is.")


def domain_is_set(ground: Ground) -> Found:
    """RSC-105: pages of Tandem may use LinkedIn's script."""
    if gateway.own_application():
        todo = f"Show in the developer portal that {settings.PUBLIC_URL} is among the domains."
        return needs_a_person("The company brought its own application.", todo)
    application = ground.application()
    domains = application.js_domains if application else ()
    if settings.PUBLIC_URL not in domains or any(one.endswith("/") for one in domains):
        return failed("LinkedIn has another domain of Tandem.", CONNECT)
    return passed("The domain of PUBLIC_URL is set, without a slash at its end.")
