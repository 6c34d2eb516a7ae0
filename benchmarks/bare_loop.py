"""The floor of the push: a loop that loads people, sends them and writes one UPDATE a batch."""

import json
import time
from collections.abc import Mapping
from itertools import cycle
from random import Random
from typing import Any

import requests
from django.utils import timezone

from benchmarks.costs import Costs, measuring

BATCH = 100
FLOOR_SECONDS = 4.0


def floor(url: str) -> Costs:
    """Send batches from all over the table for some seconds, so that none is warm already."""
    from linkedin_rsc.models import LedgerRow, Stream

    everybody = LedgerRow.objects.filter(stream=Stream.CANDIDATES).order_by("id")
    rows = list(everybody.values_list("pk", "record"))
    batches = [dict(rows[start : start + BATCH]) for start in range(0, len(rows), BATCH)]
    Random(1).shuffle(batches)
    headers = {"Authorization": "Bearer benchmark", "Content-Type": "application/json"}
    sent = 0
    with measuring() as taken, requests.Session() as session:
        began = time.perf_counter()
        for batch in cycle(batches):
            body = json.dumps({"entities": loaded(batch)})
            session.put(f"{url}/v2/atsCandidates", body, headers=headers).json()
            LedgerRow.objects.filter(pk__in=batch).update(sent_at=timezone.now())
            sent += len(batch)
            if time.perf_counter() - began > FLOOR_SECONDS:
                break
    return Costs(sent, *taken)


def loaded(batch: Mapping[int, str]) -> dict[str, Any]:
    """Load the people of a batch, by keys as LinkedIn has them."""
    from linkedin_rsc.client.restli import encode_key
    from linkedin_rsc.streams import candidates
    from linkedin_rsc.streams.sharing import Sharing

    sharing = Sharing.current()
    people = candidates.load(list(batch.values()))
    rest = {"dataProvider": "ATS", "integrationContext": sharing.organization}
    return {
        encode_key({"atsCandidateId": record, **rest}): candidates.tell(person)
        for record, person in people.items()
    }
