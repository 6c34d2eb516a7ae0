"""The developer application of this company at LinkedIn, which several rules ask about."""

from django.conf import settings

from linkedin_rsc import gateway
from linkedin_rsc.certify.ground import Ground
from linkedin_rsc.certify.rule import Found, failed, needs_a_person, passed

ANOTHER_COMPANY = (
    "The keys of LINKEDIN_CLIENT_ID are used: in LinkedIn's developer portal show that the "
    "application is this company's alone."
)


def own_application(ground: Ground) -> Found:
    """RSC-103: the application at LinkedIn under our key is the one whose keys we use."""
    if gateway.own_application():
        return needs_a_person("The company brought its own application.", ANOTHER_COMPANY)
    application, connection = ground.application(), ground.connection
    if application is None:
        return failed("LinkedIn knows no application under our key.", "Press Connect in the tab.")
    if application.client_id != connection.client_id:
        return failed("LinkedIn's application has other keys than ours.", "Press Connect anew.")
    contracts = connection.contracts.count()
    return passed(f"One application under our key, with {contracts} of the company's contracts.")


def domain_is_set(ground: Ground) -> Found:
    """RSC-105: pages of Tandem may use LinkedIn's script."""
    if gateway.own_application():
        todo = f"Show in the developer portal that {settings.PUBLIC_URL} is among the domains."
        return needs_a_person("The company brought its own application.", todo)
    application = ground.application()
    domains = application.js_domains if application else ()
    if settings.PUBLIC_URL not in domains or any(one.endswith("/") for one in domains):
        return failed("LinkedIn has another domain of Tandem.", "Press Connect in the tab.")
    return passed("The domain of PUBLIC_URL is set, without a slash at its end.")
