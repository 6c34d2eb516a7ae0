"""The sources every company knows; others come with use."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from accounts.models import User
from base.errors import InvalidInput
from base.text import folded, one_line
from candidates.models import Source
from candidates.people.worn import worn

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
MAX_CHARACTERS = 150


def sources_to_offer(user: User) -> list[str]:
    """Return the names to choose from when a person is added by hand; one query.

    Besides the shipped ones, those of people whom this user may open: the name of another would
    tell of somebody private. Those of an active search are left out: each names the colleague and
    tool it came by.
    """
    others = Source.objects.exclude(kind=Kind.ACTIVE_SEARCH)
    used = worn(others, user, by="source").order_by("name")
    names = {*SHIPPED, *used.values_list("name", flat=True)[:MAX_OFFERED]}
    return [*sorted(names - {"Other"}), "Other"]


def source_named(name: str) -> Source:
    """Return the source of this name, however it is written, or make it. Raises InvalidInput."""
    name = one_line(name)
    if not name:
        raise InvalidInput(_("Name the source."), field="source")
    if len(name) > MAX_CHARACTERS:
        raise InvalidInput(
            _("Shorten this to %(count)d characters.") % {"count": MAX_CHARACTERS}, field="source"
        )
    # A shipped one has its own spelling and kind, any other is of kind Other.
    name = next((shipped for shipped in SHIPPED if folded(shipped) == folded(name)), name)
    return made_source(name, SHIPPED.get(name, Kind.OTHER))


def made_source(name: str, kind: str) -> Source:
    """Return the source of this name, however it is written, or make it."""
    made = {"name": name, "kind": kind}
    return Source.objects.get_or_create(folded_name=folded(name), defaults=made)[0]


def made_source_of(contact: User | None, names: Iterable[str], kind: str) -> Source:
    """Return the source of this colleague, else the first of these names that is no other's.

    It keeps the name it began with, whatever the colleague is called later. Without a colleague it
    is nobody's.
    """
    own = Source.objects.filter(contact=contact).first() if contact else None
    return own or next(filter(None, (_given(contact, name, kind) for name in names)))


def _given(contact: User | None, name: str, kind: str) -> Source | None:
    """Return the source of this name, unless it is a colleague's; make it this one's."""
    source = made_source(name, kind)
    if contact is None or source.contact_id:
        return None if source.contact_id else source
    source.contact, source.kind = contact, kind
    nobodys = Source.objects.filter(pk=source.pk, contact=None)
    return source if nobodys.update(contact=contact, kind=kind) else None
