"""Rule 14 and changes-2026 B12: one daily budget for all that is retrieved."""

from tests.linkedin_sandbox.api.retrieval.retrieving import (
    HOUR_MS,
    THEN_MS,
    ask,
    events,
    notes,
    seat_urn,
    stubs,
    versioned,
)
from tests.linkedin_sandbox.customer import CONTRACT, candidate, candidate_key


def test_seats_inmails_stubs_and_notes_use_up_one_budget(linkedin, customer):
    linkedin.turn(requests_per_day=6)
    window = {"timeRange_start": THEN_MS, "timeRange_end": THEN_MS + HOUR_MS}

    answers = [
        ask(customer, "seatsV2", q="attributes", contracts=CONTRACT, start=0),
        ask(customer, "seats", q="seatsByAttributes", contracts=CONTRACT, start=0),
        events(customer, **window),
        stubs(customer, owners=seat_urn()),
        notes(customer, cutoffDate=THEN_MS, beforeDate=THEN_MS + HOUR_MS),
        versioned(customer, f"seatsV2?q=attributes&contracts={CONTRACT}&start=0"),
        versioned(customer, f"mailStubs?q=contract&contract={CONTRACT}&owners={seat_urn()}"),
    ]

    assert [answer.status_code for answer in answers] == [200] * 6 + [429]
    assert customer.put("atsCandidates", {candidate_key("c-1"): candidate()}).status_code == 200
