"""The person an export brings, in our words; what LinkedIn left out is empty."""

from __future__ import annotations

from dataclasses import dataclass

from base.text import folded, one_line


@dataclass(frozen=True)
class Exporter:
    """The recruiter who pressed Export, as far as LinkedIn says; every field may be empty."""

    seat: str
    email: str
    first_name: str
    last_name: str


@dataclass(frozen=True)
class Position:
    title: str
    company: str


@dataclass(frozen=True)
class Education:
    school: str
    degree: str


@dataclass(frozen=True)
class ExportedPerson:
    """One exported profile. Texts LinkedIn left out are empty; `member` is a person URN.

    `organization` must be compared with the company that owns the callback address.
    `job_reference` is None when LinkedIn named no job: take the person in and flag it.
    """

    organization: str
    member: str
    first_name: str
    last_name: str
    job_reference: str | None = None
    exporter: Exporter | None = None
    note: str = ""
    headline: str = ""
    location: str = ""
    profile_url: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    employers: tuple[str, ...] = ()
    years_of_experience: str = ""
    skills: tuple[str, ...] = ()
    positions: tuple[Position, ...] = ()
    educations: tuple[Education, ...] = ()
    # Which of our fields LinkedIn gave in a form that could not be read.
    left_out: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, str]:
        """Read a name that LinkedIn repeats, or fills up with a sign, as the one name it is."""
        first, last = one_line(self.first_name), one_line(self.last_name)
        if first and (folded(first) == folded(last) or not _calls_somebody(last)):
            return first, ""
        return (first, last) if _calls_somebody(first) else ("", last)

    @property
    def full_name(self) -> str:
        return " ".join(filter(None, self.names))


def _calls_somebody(name: str) -> bool:
    return any(sign.isalnum() for sign in name)
