"""The sources every company knows (attract.md section 8); others come with use."""

from candidates.models import Source

Kind = Source.Kind

SHIPPED: dict[str, str] = {
    "Added by hand": Kind.ADDED_BY_HAND,
    "Agency": Kind.AGENCY,
    "Career fair": Kind.OTHER,
    "Career site": Kind.CAREER_SITE,
    "Classifieds": Kind.JOB_BOARD,
    "Company marketing": Kind.OTHER,
    "Conference or trade show": Kind.OTHER,
    "Job board": Kind.JOB_BOARD,
    "Magazine or publication": Kind.OTHER,
    "Professional association": Kind.OTHER,
    "Referral": Kind.REFERRAL,
    "Social network": Kind.OTHER,
    "University recruiting": Kind.OTHER,
    "Other": Kind.OTHER,
}
DEFAULT = "Added by hand"
MAX_OFFERED = 100


def sources_to_offer() -> list[str]:
    """Return the names to choose from when a person is added by hand; one query.

    Those of an active search are left out: each names the colleague and tool it came by.
    """
    used = Source.objects.exclude(kind=Kind.ACTIVE_SEARCH).order_by("name")
    names = {*SHIPPED, *used.values_list("name", flat=True)[:MAX_OFFERED]}
    return [*sorted(names - {"Other"}), "Other"]


def source_named(name: str) -> Source:
    """Return the source of this name, making it when nobody came by it yet."""
    kind = SHIPPED.get(name, Kind.OTHER)
    source, _ = Source.objects.get_or_create(name=name, defaults={"kind": kind})
    return source
