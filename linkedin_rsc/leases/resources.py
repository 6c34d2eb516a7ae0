"""What the streams are to LinkedIn: resources, each with what it takes in a minute and a day."""

from math import inf

from linkedin_rsc.leases.quota import Quota
from linkedin_rsc.models import Stream

# Members are attached to candidates: two streams of one resource of LinkedIn (rsc-contract 7).
SHARED: dict[str, str] = {Stream.MEMBERS: Stream.CANDIDATES}

# Seats, InMails, stub profiles and notes share one budget of a day (changes-2026 B12).
RETRIEVAL = "retrieval"

# The list of closed accounts, which no stream of ours feeds (versioned-api 6.3).
CLOSED_ACCOUNTS = "closed_accounts"

# What LinkedIn takes of one application (rsc-contract 7, throttles).
QUOTAS: dict[str, Quota] = {
    **dict.fromkeys(Stream.values, Quota(records_a_minute=10_000, calls_a_day=100_000)),
    CLOSED_ACCOUNTS: Quota(records_a_minute=inf, calls_a_day=100_000),
    Stream.JOBS: Quota(records_a_minute=2_000, calls_a_day=100_000, records_a_day=60_000),
    RETRIEVAL: Quota(records_a_minute=inf, calls_a_day=100_000),
}


def resource_of(stream: str) -> str:
    return SHARED.get(stream, stream)
