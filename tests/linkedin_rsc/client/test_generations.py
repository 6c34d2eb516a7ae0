"""The table of both generations, and what of it is spoken."""

import pytest

from linkedin_rsc.client.generations import Form, Generation, Resource, is_version, table

RESOURCES = [one for one in vars(table).values() if isinstance(one, Resource)]
VERSIONED = [one.rest for one in RESOURCES if one.rest]


def form(resource: Resource, method: str = table.PUT, version: str = "202604", *in_v2: str) -> Form:
    return Generation(version, frozenset(in_v2)).form_of(resource, method)


def test_without_a_version_everything_that_can_speaks_v2():
    spoken = [
        form(one, method, "") for one in RESOURCES if one.v2 for method in sorted(one.v2.methods)
    ]

    assert {one.root for one in spoken} == {"/v2/"}
    assert not any("LinkedIn-Version" in one.headers for one in spoken)


def test_with_a_version_speaks_rest_whatever_has_it():
    spoken = {one.name for one in RESOURCES for method in methods_of(one) if
              form(one, method).root == "/rest/"}  # fmt: skip

    assert spoken == {
        "candidates", "candidateNotes", "atsApplications", "applicationNotes",
        "applicationInterviewFeedbacks", "applicationStage", "integrations",
        "integrationConfigurations", "exportedCandidates", "exportedApplicationEvaluation",
        "atsPurgedExportedCandidates", "seatsV2", "mailStubs", "attachments", "jobRequisitions",
        "entityAcls", "entityAclAssignees", "jobRequisitionStages",
    }  # fmt: skip
    by_themselves = {one.name for one in RESOURCES if not (one.v2 and not one.follows)}
    assert spoken == table.IN_BOTH | by_themselves


def methods_of(one: Resource) -> frozenset[str]:
    return (one.v2.methods if one.v2 else frozenset()) | (one.rest.methods if one.rest else set())


@pytest.mark.parametrize("one", VERSIONED, ids=lambda one: one.path)
def test_the_style_of_a_key_decides_the_protocols_header(one):
    is_newer = one.headers.get("X-RestLi-Protocol-Version") == "2.0.0"

    assert is_newer is (one.key.startswith("(") or (not one.key and one.protocol == "2.0.0"))
    # Of lists alone it is still shown (versioned-api 5.8).
    assert ("dataProvider" in one.key) is one.path.startswith("entityAcl")


@pytest.mark.parametrize(
    ("resource", "method"),
    [(table.CANDIDATES, table.PATCH), (table.CONFIGURATIONS, table.DELETE)],
)
def test_a_method_that_rest_does_not_list_is_called_in_v2(resource, method):
    assert form(resource, method).root == "/v2/"
    assert form(resource).root == "/rest/"


def test_a_resource_that_a_version_does_not_have_yet_is_called_in_v2():
    assert form(table.FEEDBACK, version="202602").root == "/v2/"
    assert form(table.FEEDBACK, version="202603.01").root == "/rest/"


def test_a_resource_may_be_kept_in_v2_by_its_name():
    assert form(table.STAGES, table.PUT, "202604", "applicationStage").root == "/v2/"
    assert form(table.CANDIDATES, table.PUT, "202604", "applicationStage").root == "/rest/"


@pytest.mark.parametrize("lists", [table.ACCESS_LISTS, table.ASSIGNEES])
def test_lists_go_where_the_jobs_go(lists):
    assert form(lists).root == "/rest/"
    assert form(lists, table.PUT, "202604", "jobRequisitions").root == "/v2/"
    assert form(lists, version="202602").root == "/v2/"


def test_what_no_public_page_shows_is_marked():
    marked = {one.path for one in VERSIONED if set(one.evidence) & {"A", "3"}}

    assert marked == {
        "applicationNotes", "applicationInterviewFeedbacks", "applicationStage",
        "integrationConfigurations", "atsPurgedExportedCandidates", "mailStubs", "attachments",
        "jobRequisitions", "entityAcls", "entityAclAssignees", "jobRequisitionStages",
    }  # fmt: skip


@pytest.mark.parametrize("text", ["202602", "202604", "202612.02", "203101"])
def test_versions_are_recognised(text):
    assert is_version(text)


@pytest.mark.parametrize(
    "text", ["v2", "2026", "202613", "202600", "202512", "202604.1", "202604 "]
)
def test_nonsense_and_what_had_other_names_is_no_version(text):
    assert not is_version(text)
