import pytest

from linkedin_rsc.client.errors import Rejected, Unreachable
from linkedin_rsc.client.resources import (
    NewApplication,
    ProvisionedApplication,
    create_application,
    find_application,
    update_application,
)

URN = "urn:li:developerApplication:30411"
NEW = NewApplication(
    foreign_id="tenant-0042",
    name="Tandem - Nordwind Logistics",
    description="RSC child application for Nordwind Logistics",
    callback_urls=("https://nordwind.ats.example/linkedin/oauth/callback/",),
    js_domains=("https://nordwind.ats.example",),
)


def test_a_new_application_comes_back_with_its_secret(wire, transport):
    credentials = {"client_id": "78demo0042", "client_secret": "demo-child-secret-4711"}
    wire.answers(
        "POST",
        "provisionedApplications",
        status=201,
        json={"key": URN, "credentials": credentials},
    )

    created = create_application(transport, NEW)

    assert (created.urn, created.client_id) == (URN, "78demo0042")
    assert created.client_secret == "demo-child-secret-4711"
    assert "4711" not in repr(created)
    assert wire.sent == {
        "uniqueForeignId": "tenant-0042",
        "name": "Tandem - Nordwind Logistics",
        "description": "RSC child application for Nordwind Logistics",
        "oauth2AuthorizedCallbackUrls": ["https://nordwind.ats.example/linkedin/oauth/callback/"],
        "validJsSdkDomains": ["https://nordwind.ats.example"],
    }
    assert "X-RestLi-Method" not in wire.api_request.headers


def test_a_foreign_id_that_is_taken_is_rejected_with_409(wire, transport):
    wire.answers("POST", "provisionedApplications", status=409, json={"message": "Conflict"})

    with pytest.raises(Rejected) as refusal:
        create_application(transport, NEW)

    assert refusal.value.status == 409


@pytest.mark.parametrize("answer", [{}, {"key": URN}, {"key": URN, "credentials": {}}])
def test_an_application_without_a_name_or_key_is_no_answer(wire, transport, answer):
    wire.answers("POST", "provisionedApplications", json=answer)

    with pytest.raises(Unreachable, match="lacks"):
        create_application(transport, NEW)


def test_an_application_is_found_by_our_key_without_its_secret(wire, transport):
    element = {
        "key": URN,
        "uniqueForeignId": "tenant-0042",
        "name": "Tandem - Nordwind Logistics",
        "description": "RSC child application",
        "validJsSdkDomains": ["https://nordwind.ats.example"],
        "oauth2AuthorizedCallbackUrls": ["https://nordwind.ats.example/cb"],
        "credentials": {"client_id": "78demo0042"},
    }
    wire.answers("GET", "provisionedApplications", json={"elements": [element]})

    found = find_application(transport, "tenant-0042")

    assert found == ProvisionedApplication(
        urn=URN,
        client_id="78demo0042",
        client_secret="",
        foreign_id="tenant-0042",
        name="Tandem - Nordwind Logistics",
        callback_urls=("https://nordwind.ats.example/cb",),
        js_domains=("https://nordwind.ats.example",),
    )
    assert wire.api_request.params == {
        "q": "credentialsByUniqueForeignId",
        "uniqueForeignId": "tenant-0042",
    }


@pytest.mark.parametrize(
    "answer",
    [{"json": {"elements": []}}, {"status": 404, "json": {"message": "Not found"}}],
)
def test_an_unknown_key_finds_none_in_either_way_linkedin_may_say_it(wire, transport, answer):
    wire.answers("GET", "provisionedApplications", **answer)

    assert find_application(transport, "tenant-0043") is None


def test_any_other_refusal_is_not_taken_for_none(wire, transport):
    wire.answers("GET", "provisionedApplications", status=400, json={"message": "Bad"})

    with pytest.raises(Rejected):
        find_application(transport, "tenant-0042")


def test_an_update_replaces_the_lists_it_names_and_no_other(wire, transport):
    wire.answers("POST", f"provisionedApplications/{URN}", status=204)

    update_application(transport, URN, js_domains=["https://a.example", "https://b.example"])

    assert wire.sent == {
        "patch": {"$set": {"validJsSdkDomains": ["https://a.example", "https://b.example"]}}
    }
