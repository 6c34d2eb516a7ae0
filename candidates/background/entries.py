"""What stands in a person's background: its words, its limits, how it is compared."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from base.errors import InvalidInput
from base.text import folded, one_line
from base.words import StrOrPromise, gettext_lazy
from base.words import gettext as _
from candidates.models import BackgroundEntry, Candidate
from candidates.models.background import MAX_FOLDED

Kind = BackgroundEntry.Kind

MAX_CHARACTERS = 200
# More than anybody tells of one kind, and well below what a page can bear.
MAX_OF_A_KIND = 50
MAX_YEARS = 80


@dataclass(frozen=True)
class Told:
    """One entry as somebody tells it, in one line each, not yet kept."""

    kind: str
    title: str = ""
    organization: str = ""

    @property
    def key(self) -> str:
        """What two spellings of the same have in common; "" when nothing of it can be seen."""
        return folded(", ".join(filter(None, (self.title, self.organization))))[:MAX_FOLDED]


@dataclass(frozen=True)
class Words:
    """How a kind is asked for; `organization` is "" where there is none."""

    title: StrOrPromise
    organization: StrOrPromise = ""


WORDS = {
    Kind.SKILL: Words(gettext_lazy("Skill")),
    Kind.POSITION: Words(gettext_lazy("Title"), gettext_lazy("Employer")),
    Kind.EDUCATION: Words(gettext_lazy("Degree"), gettext_lazy("School")),
    Kind.YEARS: Words(gettext_lazy("Years of experience")),
}


@dataclass
class Background:
    """A person's background by kind, in the order in which it was told."""

    skills: list[BackgroundEntry] = field(default_factory=list)
    positions: list[BackgroundEntry] = field(default_factory=list)
    educations: list[BackgroundEntry] = field(default_factory=list)
    years: BackgroundEntry | None = None

    def __bool__(self) -> bool:
        return bool(self.skills or self.positions or self.educations or self.years)


def shown_background(candidate: Candidate) -> Background:
    """Load what is shown of a person's background; one query."""
    found = list(candidate.background.filter(is_removed=False).order_by("pk"))
    of = {kind: [entry for entry in found if entry.kind == kind] for kind in Kind}
    years = next(iter(of[Kind.YEARS]), None)
    return Background(of[Kind.SKILL], of[Kind.POSITION], of[Kind.EDUCATION], years)


def checked(kind: str, title: str, organization: str) -> Told:
    """Return it as it is kept. Raises InvalidInput at its field."""
    told = Told(kind, one_line(title), one_line(organization))
    for name, text in (("title", told.title), ("organization", told.organization)):
        if len(text) > MAX_CHARACTERS:
            said = _("Shorten this to %(count)d characters.") % {"count": MAX_CHARACTERS}
            raise InvalidInput(said, field=name)
    if kind == Kind.YEARS and not _is_years(told.title):
        said = _("Enter a number of years up to %(count)d.") % {"count": MAX_YEARS}
        raise InvalidInput(said, field="title")
    if not told.key:
        raise InvalidInput(_("Enter something."), field="title")
    return told


def words_of(entries: Iterable[Told | BackgroundEntry]) -> list[str]:
    """Return by which words the person is found; a number of years is none."""
    found = [entry for entry in entries if entry.kind != Kind.YEARS]
    return [word for entry in found for word in (entry.title, entry.organization) if word]


def _is_years(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= 2 and int(text) <= MAX_YEARS
