"""Sections 4.2 to 4.4: naming, reading back, configurations."""

import pytest

from tests.linkedin_sandbox.customer import (
    CONTRACT,
    ORGANIZATION,
    integration_key,
    provision,
    sole,
)

EXPORT = integration_key("ONE_CLICK_EXPORT", ORGANIZATION)


def read(caller, key=EXPORT):
    return sole(caller.get("atsIntegrations", [key]))


def test_a_named_integration_waits_for_the_customer(child):
    child.name_integrations()

    shown = read(child)

    assert shown["integrationName"] == "Tandem"
    assert shown["status"] == "PENDING"
    assert shown["integrationContext"] == ORGANIZATION


def test_all_four_are_read_in_one_call(linkedin, customer):
    keys = [
        EXPORT,
        integration_key("IN_ATS_INDICATOR", ORGANIZATION),
        integration_key("PROFILE_PLUGIN", ORGANIZATION),
        integration_key("CSA_API", CONTRACT),
    ]

    results = customer.get("atsIntegrations", keys).json()["results"]

    assert {one["status"] for one in results.values()} == {"ENABLED"}
    assert len(results) == 4


def test_naming_again_keeps_it_enabled(customer):
    customer.name_integrations()

    assert read(customer)["status"] == "ENABLED"


def test_an_unnamed_integration_is_404_on_its_key(child):
    assert read(child)["status"] == 404


@pytest.mark.parametrize(
    "key",
    [
        integration_key("CSA_API", ORGANIZATION),
        integration_key("ONE_CLICK_EXPORT", CONTRACT),
        integration_key("TELEPATHY", ORGANIZATION),
        EXPORT.replace("RECRUITER", "JOBS"),
    ],
)
def test_a_key_that_makes_no_sense_is_400(child, key):
    answer = child.patch("atsIntegrations", {key: {"$set": {"integrationName": "Tandem"}}})

    assert answer.status_code == 400


@pytest.mark.parametrize(
    "patch", [{"$set": {"status": "ENABLED"}}, {"$set": {"integrationName": 5}}, {}, {"$add": {}}]
)
def test_only_the_name_can_be_set(child, patch):
    assert sole(child.patch("atsIntegrations", {EXPORT: patch}))["status"] == 422


def test_naming_may_need_the_widget_first(linkedin, child):
    linkedin.turn(require_pre_authorization=True)
    patch = {EXPORT: {"$set": {"integrationName": "Tandem"}}}

    assert sole(child.patch("atsIntegrations", patch))["status"] == 404


def test_configurations_are_written_read_and_removed(child):
    child.name_integrations()
    path = f"atsIntegrations/{EXPORT}/configurations"

    written = child.configure("ONE_CLICK_EXPORT", JOB_POSTING_VIEWERS="ALL_PRODUCT_USERS")
    shown = child.get(path, ["JOB_POSTING_VIEWERS"]).json()
    removed = child.delete(path, ["JOB_POSTING_VIEWERS"])
    again = child.delete(path, ["JOB_POSTING_VIEWERS"])

    assert sole(written) == {"in": "results", "status": 204}
    assert shown["results"] == {
        "JOB_POSTING_VIEWERS": {"configurationValue": {"string": "ALL_PRODUCT_USERS"}}
    }
    assert sole(removed)["status"] == 204
    assert (sole(again)["in"], sole(again)["status"]) == ("errors", 404)
    assert sole(child.get(path, ["JOB_POSTING_VIEWERS"]))["status"] == 404


@pytest.mark.parametrize(
    ("type_", "key", "value"),
    [
        ("ONE_CLICK_EXPORT", "APPLICATION_VIEWERS", "ALL_PRODUCT_USERS"),
        ("IN_ATS_INDICATOR", "CALLBACK_URL", "https://ats.example/hook"),
        ("ONE_CLICK_EXPORT", "JOB_POSTING_VIEWERS", "ACL_BASED"),
        ("ONE_CLICK_EXPORT", "COLOUR", "blue"),
        ("ONE_CLICK_EXPORT", "CALLBACK_URL", "http://ats.example/hook"),
        ("ONE_CLICK_EXPORT", "CALLBACK_URL", "https://ats.example:8443/hook"),
        ("ONE_CLICK_EXPORT", "CALLBACK_URL", "https://ats.example:99999/hook"),
        ("ONE_CLICK_EXPORT", "CALLBACK_URL", "https://abc.ngrok.app/hook"),
        ("ONE_CLICK_EXPORT", "CALLBACK_URL", "not a url"),
    ],
)
def test_a_wrong_configuration_is_422(child, type_, key, value):
    child.name_integrations()

    assert sole(child.configure(type_, **{key: value}))["status"] == 422


@pytest.mark.parametrize(
    ("entity", "says"),
    [
        ("here", "/ :: 'here' cannot be coerced to a record"),
        ({}, "/configurationValue :: field is required"),
        ({"configurationValue": "here"}, "/configurationValue :: 'here' cannot be coerced"),
        ({"configurationValue": {}}, "/configurationValue/string :: field is required"),
        ({"configurationValue": {"string": 5}}, "/string :: 5 cannot be coerced to String"),
        ({"configurationValue": {"string": "x", "int": 5}}, "/int :: unrecognized field"),
        ({"configurationValue": {"string": "x"}, "colour": "blue"}, "/colour :: unrecognized"),
    ],
)
def test_a_configuration_is_one_string(child, entity, says):
    child.name_integrations()

    refused = sole(child.put(f"atsIntegrations/{EXPORT}/configurations", {"CALLBACK_URL": entity}))

    assert refused["status"] == 422
    assert says in refused["message"]


@pytest.mark.parametrize("url", ["https://ats.example/hook", "http://localhost:9/hook"])
def test_a_callback_url_is_https_or_on_this_machine(linkedin, child, url):
    linkedin.turn(challenge_callbacks=False)
    child.name_integrations()

    assert sole(child.configure("ONE_CLICK_EXPORT", CALLBACK_URL=url))["status"] == 204
    assert linkedin.callbacks()[0]["url"] == url


def test_a_callback_url_serves_one_customer(linkedin, parent, child):
    linkedin.turn(challenge_callbacks=False)
    url = "https://ats.example/hook"
    child.name_integrations()
    child.configure("ONE_CLICK_EXPORT", CALLBACK_URL=url)
    other = provision(parent, "tenant-2")
    other.name_integrations("urn:li:organization:4711", "urn:li:contract:4712")
    path = EXPORT.replace("9100321", "4711")
    entities = {"CALLBACK_URL": {"configurationValue": {"string": url}}}

    refused = sole(other.put(f"atsIntegrations/{path}/configurations", entities))

    assert refused["status"] == 422
    assert "another customer" in refused["message"]


def test_configuring_what_was_never_named_is_404(child):
    answer = child.configure("ONE_CLICK_EXPORT", JOB_POSTING_VIEWERS="ALL_PRODUCT_USERS")

    assert sole(answer)["status"] == 404
