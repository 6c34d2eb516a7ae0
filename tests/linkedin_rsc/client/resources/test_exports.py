import pytest

from linkedin_rsc.client.errors import Rejected
from linkedin_rsc.client.resources import exported_candidates


def test_an_export_is_fetched_by_its_request(wire, transport):
    element = {"integrationContext": "urn:li:organization:9100321", "candidate": {}}
    wire.answers("GET", "exportedCandidates", json={"elements": [element], "paging": {}})

    assert exported_candidates(transport, "84213377") == [element]
    assert wire.api_request.params == {"q": "request", "requestId": "84213377"}


def test_a_request_id_cannot_break_out_of_its_place(wire, transport):
    wire.answers("GET", "exportedCandidates", json={"elements": []})

    exported_candidates(transport, "1&q=all#/../x")

    assert wire.api_request.params == {"q": "request", "requestId": "1&q=all#/../x"}


def test_a_forgotten_export_is_rejected_with_404(wire, transport):
    wire.answers("GET", "exportedCandidates", status=404, json={"message": "Not found"})

    with pytest.raises(Rejected) as refusal:
        exported_candidates(transport, "84213377")

    assert refusal.value.status == 404
