"""developerApplicationsSecurity: an application's second secret (versioned-api 4.2).

Where the new secret stands in the answer is an assumption, for LinkedIn's page is cut there.
"""

import secrets

from linkedin_sandbox.api.call import Answer, Call
from linkedin_sandbox.api.errors import ApiError

ACTION = "rollDeveloperApplicationSecret"


def roll(call: Call) -> Answer:
    """Make a new secret beside the present one, unless there are two."""
    if call.need("action") != ACTION:
        raise ApiError(400, f"There is no action named {call.query.get('action')}")
    application = call.application
    if application.former_secret:
        raise ApiError(400, "The application has two secrets; delete one before rolling")
    application.former_secret = application.client_secret
    application.client_secret = f"{secrets.token_urlsafe(24)}+/="
    application.save(update_fields=["former_secret", "client_secret"])
    return Answer(200, {"value": {"clientSecret": application.client_secret}})
