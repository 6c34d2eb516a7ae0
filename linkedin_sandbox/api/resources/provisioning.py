"""provisionedApplications: the partner makes one child per customer (section 3, rule 3)."""

import secrets
from typing import Any
from urllib.parse import unquote

from linkedin_sandbox.api import schema, validation
from linkedin_sandbox.api.call import Answer, Call
from linkedin_sandbox.api.errors import ApiError, EntityError
from linkedin_sandbox.api.findings import finding
from linkedin_sandbox.api.resources import patches
from linkedin_sandbox.models import DeveloperApplication
from linkedin_sandbox.world import clock, switches

FINDER = "credentialsByUniqueForeignId"
COLUMNS = {
    "name": "name",
    "description": "description",
    "oauth2AuthorizedCallbackUrls": "oauth2_callback_urls",
    "validJsSdkDomains": "js_sdk_domains",
}


def create(call: Call) -> Answer:
    """Make a child application; its secret is shown this once."""
    fields = call.body()
    _demand(fields)
    if DeveloperApplication.objects.filter(unique_foreign_id=fields["uniqueForeignId"]).exists():
        raise ApiError(409, "An application with this uniqueForeignId exists already")
    number = 30_411 + DeveloperApplication.objects.filter(is_parent=False).count()
    application = DeveloperApplication(
        number=number,
        unique_foreign_id=fields["uniqueForeignId"],
        client_id=f"78{secrets.token_hex(6)}",
        client_secret=f"{secrets.token_urlsafe(24)}+/=",
        ready_at=clock.after(switches.number("provisioning_delay_s")),
    )
    _assign(application, fields)
    application.save()
    credentials = {"client_id": application.client_id, "client_secret": application.client_secret}
    return Answer(201, {"key": application.urn, "credentials": credentials})


def update(call: Call) -> Answer:
    """Replace the given fields; lists are replaced whole (section 3.2)."""
    number = unquote(call.key).removeprefix("urn:li:developerApplication:")
    application = DeveloperApplication.objects.filter(
        number=int(number) if number.isdecimal() else -1, is_parent=False
    ).first()
    if application is None:
        raise ApiError(404, f"Application {unquote(call.key)} was not found")
    try:
        changes, removed = patches.patch_of(call.body(), set(COLUMNS))
    except EntityError as error:
        raise ApiError(error.status, error.message) from error
    emptied: dict[str, list[str]] = {name: [] for name in removed}
    both = {**_shown(application, with_credentials=False), **changes}
    _demand({name: value for name, value in both.items() if name not in emptied})
    _assign(application, {**changes, **emptied})
    application.save()
    return Answer(204)


def find(call: Call) -> Answer:
    """Read by foreign id, never showing the secret (section 3.3)."""
    if call.need("q") != FINDER:
        raise ApiError(400, f"There is no finder named {call.query.get('q')}")
    found = DeveloperApplication.objects.filter(
        unique_foreign_id=call.need("uniqueForeignId"), is_parent=False
    )
    if not found and switches.is_on("unknown_foreign_id_is_404"):
        raise ApiError(404, "No application has this uniqueForeignId")
    return Answer(
        200, {"elements": [_shown(application, with_credentials=True) for application in found]}
    )


def _assign(application: DeveloperApplication, fields: dict[str, Any]) -> None:
    for name, column in COLUMNS.items():
        if name in fields:
            setattr(application, column, fields[name])


def _demand(fields: dict[str, Any]) -> None:
    known = {name: fields[name] for name in fields if name != "key"}
    found = validation.problems(schema.PROVISIONED_APPLICATION, known)
    if "linkedin" in str(fields.get("name", "")).lower():
        found.append(finding("/name", 'must not contain "LinkedIn"'))
    if found:
        raise ApiError(422, "".join(found))


def _shown(application: DeveloperApplication, *, with_credentials: bool) -> dict[str, Any]:
    shown = {
        "key": application.urn,
        "uniqueForeignId": application.unique_foreign_id,
        **{name: getattr(application, column) for name, column in COLUMNS.items()},
    }
    return shown | (
        {"credentials": {"client_id": application.client_id}} if with_credentials else {}
    )
