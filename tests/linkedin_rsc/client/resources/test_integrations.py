import pytest

from linkedin_rsc.client.errors import Forbidden, Rejected, Unreachable
from linkedin_rsc.client.resources import (
    IntegrationKey,
    delete_configuration,
    integrations_of_request,
    name_integrations,
    read_configuration,
    read_integrations,
    write_configuration,
)

from ..conftest import ORGANIZATION

CONTRACT = "urn:li:contract:550017"
EXPORT = IntegrationKey(ORGANIZATION, "ONE_CLICK_EXPORT")
CSA = IntegrationKey(CONTRACT, "CSA_API")
CONFIGURATIONS = (
    f"atsIntegrations/integrationContext={ORGANIZATION}&integrationType=ONE_CLICK_EXPORT"
    "&tenantType=RECRUITER&dataProvider=ATS/configurations"
)
CALLBACK = "https://nordwind.ats.example/linkedin/callback/9f3a/"


def as_we_write(key: IntegrationKey) -> str:
    return (
        f"integrationContext={key.context}&integrationType={key.type}"
        "&tenantType=RECRUITER&dataProvider=ATS"
    )


def as_linkedin_writes(key: IntegrationKey) -> str:
    context = key.context.replace(":", "%3A")
    return (
        f"dataProvider=ATS&integrationContext={context}"
        f"&integrationType={key.type}&tenantType=RECRUITER"
    )


def integration(key: IntegrationKey, status: object) -> dict:
    return {
        "integrationContext": key.context,
        "integrationType": key.type,
        "tenantType": "RECRUITER",
        "dataProvider": "ATS",
        "integrationName": "Tandem export",
        "status": status,
    }


# -- Names and states ---------------------------------------------------------------------------


def test_integrations_are_named_in_one_call(wire, transport):
    wire.answers(
        "POST",
        "atsIntegrations",
        json={
            "results": {as_linkedin_writes(EXPORT): {"status": 204}},
            "errors": {as_linkedin_writes(CSA): {"status": 403, "message": "Not yours"}},
        },
    )

    answers = name_integrations(transport, {EXPORT: "Tandem export", CSA: "Tandem history"})

    assert answers[EXPORT].is_accepted
    assert (answers[CSA].status, answers[CSA].message) == (403, "Not yours")
    assert wire.sent["entities"] == {
        as_we_write(EXPORT): {"patch": {"$set": {"integrationName": "Tandem export"}}},
        as_we_write(CSA): {"patch": {"$set": {"integrationName": "Tandem history"}}},
    }
    assert wire.api_request.params["ids[0].integrationContext"] == ORGANIZATION
    assert wire.api_request.params["ids[1].integrationType"] == "CSA_API"


def test_integrations_are_read_in_the_order_asked(wire, transport):
    wire.answers(
        "GET",
        "atsIntegrations",
        json={
            "results": {
                as_linkedin_writes(CSA): integration(CSA, "PENDING"),
                as_linkedin_writes(EXPORT): integration(EXPORT, "ENABLED"),
            },
            "errors": {},
        },
    )

    export, csa = read_integrations(transport, [EXPORT, CSA])

    assert (export.type, export.context) == ("ONE_CLICK_EXPORT", ORGANIZATION)
    assert (export.name, export.is_enabled) == ("Tandem export", True)
    assert (csa.type, csa.status, csa.is_enabled) == ("CSA_API", "PENDING", False)
    assert csa.raw == integration(CSA, "PENDING")


def test_an_integration_linkedin_does_not_know_has_no_status(wire, transport):
    error = {"status": 404, "message": "Not found"}
    wire.answers("GET", "atsIntegrations", json={"errors": {as_linkedin_writes(EXPORT): error}})

    export, csa = read_integrations(transport, [EXPORT, CSA])

    assert (export.type, export.status, export.name) == ("ONE_CLICK_EXPORT", "", "")
    assert not (export.is_known or csa.is_known)
    assert (export.is_enabled, export.raw) == (False, error)
    assert (csa.context, csa.status, csa.raw) == (CONTRACT, "", {})


@pytest.mark.parametrize(
    ("status", "enabled"),
    [
        ("ENABLED", True),
        ("enabled", True),
        ({"value": "ENABLED"}, True),
        ("DISABLED", False),
        ("PRE_AUTHORIZED", False),
        ("NOT_ENABLED", False),
        ({"value": 1}, False),
        (True, False),
        (None, False),
    ],
)
def test_only_a_plain_enabled_counts(wire, transport, status, enabled):
    wire.answers("GET", "atsIntegrations", json={"elements": [integration(EXPORT, status)]})

    [found] = integrations_of_request(transport, "isc-0007")

    assert found.is_enabled is enabled
    assert wire.api_request.params == {"q": "request", "requestId": "isc-0007"}


def test_a_forgotten_request_is_rejected_with_404(wire, transport):
    wire.answers("GET", "atsIntegrations", status=404, json={"message": "Gone"})

    with pytest.raises(Rejected) as refusal:
        integrations_of_request(transport, "isc-0007")

    assert refusal.value.status == 404


# -- Configurations -----------------------------------------------------------------------------


def test_a_configuration_is_written_below_its_integration(wire, transport):
    wire.answers("PUT", CONFIGURATIONS, json={"results": {"CALLBACK_URL": {"status": 204}}})

    write_configuration(transport, EXPORT, "CALLBACK_URL", CALLBACK)

    assert wire.sent == {"entities": {"CALLBACK_URL": {"configurationValue": {"string": CALLBACK}}}}
    assert wire.api_request.params == {"ids": "CALLBACK_URL"}
    assert wire.api_request.headers["X-RestLi-Method"] == "batch_update"


@pytest.mark.parametrize(
    ("errors", "error_class"),
    [
        ({"CALLBACK_URL": {"status": 403, "message": "Not enabled"}}, Forbidden),
        ({"CALLBACK_URL": {"status": 422, "message": "Not https"}}, Rejected),
        ({}, Unreachable),
    ],
)
def test_a_configuration_that_was_not_written_raises(wire, transport, errors, error_class):
    wire.answers("PUT", CONFIGURATIONS, json={"results": {}, "errors": errors})

    with pytest.raises(error_class):
        write_configuration(transport, EXPORT, "CALLBACK_URL", CALLBACK)


def test_a_configuration_is_read_back(wire, transport):
    entity = {"configurationValue": {"string": CALLBACK}}
    wire.answers("GET", CONFIGURATIONS, json={"results": {"CALLBACK_URL": entity}})

    assert read_configuration(transport, EXPORT, "CALLBACK_URL") == CALLBACK


@pytest.mark.parametrize(
    "answer",
    [
        {"results": {}, "errors": {}},
        {"results": {}, "errors": {"CALLBACK_URL": {"status": 404, "message": "Not found"}}},
        {"results": {"CALLBACK_URL": {}}},
        {"results": {"CALLBACK_URL": {"configurationValue": {"long": 1}}}},
    ],
)
def test_a_configuration_that_is_not_set_is_none(wire, transport, answer):
    wire.answers("GET", CONFIGURATIONS, json=answer)

    assert read_configuration(transport, EXPORT, "CALLBACK_URL") is None


def test_a_configuration_we_may_not_read_is_not_taken_for_unset(wire, transport):
    errors = {"CALLBACK_URL": {"status": 403, "message": "Not yours"}}
    wire.answers("GET", CONFIGURATIONS, json={"errors": errors})

    with pytest.raises(Forbidden, match="Not yours"):
        read_configuration(transport, EXPORT, "CALLBACK_URL")


@pytest.mark.parametrize("status", [204, 404])
def test_a_configuration_that_is_gone_is_deleted(wire, transport, status):
    group = "results" if status == 204 else "errors"
    wire.answers(
        "DELETE", CONFIGURATIONS, json={group: {"JOB_POSTING_VIEWERS": {"status": status}}}
    )

    delete_configuration(transport, EXPORT, "JOB_POSTING_VIEWERS")

    assert wire.api_request.params == {"ids": "JOB_POSTING_VIEWERS"}


def test_a_configuration_that_stays_raises(wire, transport):
    errors = {"JOB_POSTING_VIEWERS": {"status": 403, "message": "Not yours"}}
    wire.answers("DELETE", CONFIGURATIONS, json={"errors": errors})

    with pytest.raises(Forbidden):
        delete_configuration(transport, EXPORT, "JOB_POSTING_VIEWERS")
