"""Where a job is, as LinkedIn wants it said (rsc-contract 7.1.2, changes-2026 A2).

LinkedIn knows a job's place by `location` alone since June 2024: "CITY, STATE, COUNTRY",
"CITY, STATE", "CITY, COUNTRY" or "POSTALCODE, COUNTRYCODE", and a country alone for remote work.
"""

from base.countries import country_names
from jobs.models import Job


def location_of(job: Job) -> str:
    """Return the `location` of a job, empty when what it says of its place names none."""
    country = country_names().get(job.country_code, "")
    city, region, postal_code = map(_named, (job.city, job.region, job.postal_code))
    if city and (region or country):
        # Bremen of Bremen is said once, but Singapore of Singapore is a city in a country.
        within = "" if region == city and country else region
        return ", ".join(part for part in (city, within, country) if part)
    if postal_code and country:
        return f"{postal_code}, {job.country_code}"
    return country if job.workplace_type == Job.WorkplaceType.REMOTE else ""


def _named(text: str) -> str:
    """Return the words of one part; a dash or a dot typed to fill the field names nothing."""
    words = " ".join(text.split()).strip(" ,;")
    return words if any(sign.isalnum() for sign in words) else ""
