"""Believable data of an invented company, Nordwind Logistics. The same seed gives the same data.

    seed_company() -> people (services) -> openings (jobs) -> candidates with their pipelines

Rows are written in blocks by `tables.py`, past the services and the seam: nothing is queued for
LinkedIn, whose first sync takes what is there. It is also the loader of the benchmarks.
"""
