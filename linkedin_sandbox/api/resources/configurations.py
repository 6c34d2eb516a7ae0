"""Configurations of one integration (section 4.4)."""

from typing import Any
from urllib.parse import urlsplit

from linkedin_sandbox.api import scalars, schema, validation
from linkedin_sandbox.api.call import Answer, Call
from linkedin_sandbox.api.errors import EntityError, not_found
from linkedin_sandbox.api.findings import demand
from linkedin_sandbox.api.resources import batch, integrations
from linkedin_sandbox.models import CallbackEndpoint, Configuration, Integration
from linkedin_sandbox.world import callbacks, switches, visibility

CALLBACK_URL = "CALLBACK_URL"
BELONGS_TO = {
    CALLBACK_URL: Integration.Type.ONE_CLICK_EXPORT,
    visibility.JOB_POSTING_VIEWERS: Integration.Type.ONE_CLICK_EXPORT,
    visibility.APPLICATION_VIEWERS: Integration.Type.IN_ATS_INDICATOR,
}


def update(call: Call) -> Answer:
    places = batch.keys_below(call, integrations.KEY)

    def write(key: batch.Key, entity: Any) -> None:
        name = places[key].id
        integration = integrations.find_one(call, places[key].parent)
        demand(validation.problems(schema.CONFIGURATION, entity))
        value = entity["configurationValue"]["string"]
        _check(call, integration, name, value)
        Configuration.objects.update_or_create(
            integration=integration, key=name, defaults={"value": value}
        )
        if name == CALLBACK_URL:
            callbacks.register(call.application, value)

    return batch.write_each(call, batch.entities_of(call, list(places)), write)


def read(call: Call) -> Answer:
    places = batch.keys_below(call, integrations.KEY)

    def shown(key: batch.Key) -> dict[str, Any]:
        return {"configurationValue": {"string": _find(call, places[key]).value}}

    return batch.read_each(call, list(places), shown)


def delete(call: Call) -> Answer:
    places = batch.keys_below(call, integrations.KEY)

    def remove(key: batch.Key) -> None:
        _find(call, places[key]).delete()
        if places[key].id == CALLBACK_URL:
            CallbackEndpoint.objects.filter(application=call.application).delete()

    return batch.delete_each(call, list(places), remove)


def _find(call: Call, place: batch.Below) -> Configuration:
    integration = integrations.find_one(call, place.parent)
    found = integration.configurations.filter(key=place.id).first()
    if found is None:
        raise not_found(f"Configuration {place.id}")
    return found


def _check(call: Call, integration: Integration, key: str, value: str) -> None:
    if BELONGS_TO.get(key) != integration.type:
        raise EntityError(422, f'ERROR :: /{key} :: "{key}" is not an enum symbol here\n')
    if key == CALLBACK_URL:
        _check_callback_url(call, value)
    elif value != visibility.ALL_PRODUCT_USERS:
        raise EntityError(422, f'ERROR :: /{key} :: "{value}" is not an enum symbol\n')


def _check_callback_url(call: Call, url: str) -> None:
    """Section 5.1: https on 443 or 80; hosts of `plain_http_hosts` may be http, any port."""
    if not scalars.is_url(url) or not (_is_plain_host(url) or _is_public_https(url)):
        raise EntityError(422, f"ERROR :: /CALLBACK_URL :: {url} is not an https URL on port 443\n")
    taken = CallbackEndpoint.objects.filter(url=url).exclude(application=call.application)
    if switches.is_on("unique_callback_urls") and taken.exists():
        raise EntityError(422, "ERROR :: /CALLBACK_URL :: serves another customer already\n")


def _is_plain_host(url: str) -> bool:
    return urlsplit(url).hostname in switches.text("plain_http_hosts").split(",")


def _is_public_https(url: str) -> bool:
    parts = urlsplit(url)
    is_tunnel = "ngrok" in (parts.hostname or "")
    return parts.scheme == "https" and parts.port in {None, 443, 80} and not is_tunnel
