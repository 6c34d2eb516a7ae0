"""What an import tells of a person's background: what is new is added, nothing is overwritten."""

from collections.abc import Iterable

from candidates.background.entries import MAX_OF_A_KIND, Told
from candidates.models import BackgroundEntry, Candidate

Kind, Origin = BackgroundEntry.Kind, BackgroundEntry.Origin


def add_told(candidate: Candidate, told: Iterable[Told], *, is_new: bool) -> bool:
    """Add what nobody here knows yet, as LinkedIn's; return whether that was anything.

    What colleagues worded anew or removed is known by what LinkedIn once said, also of what they
    typed themselves. Only a number of years that nobody touched follows LinkedIn. Whoever calls it
    holds the candidate's lock and saves the search text; `is_new` says that nothing can be there.
    """
    told = list(told)
    there = [] if is_new else list(candidate.background.all())
    _recognise(there, told)
    known = {
        (entry.kind, key) for entry in there for key in (entry.folded_text, entry.folded_given)
    }
    new = {(one.kind, one.key): one for one in told if one.key and (one.kind, one.key) not in known}
    years = next((entry for entry in there if entry.kind == Kind.YEARS), None)
    follows = years is not None and _follow(years, new)
    fresh = [one for one in new.values() if years is None or one.kind != Kind.YEARS]
    kept = [one for kind in Kind for one in _fitting(kind, fresh, there)]
    BackgroundEntry.objects.bulk_create(_made(candidate, one) for one in kept)
    return follows or bool(kept)


def _recognise(there: Iterable[BackgroundEntry], told: Iterable[Told]) -> None:
    """Note that LinkedIn tells what a colleague had typed, who may word it anew later."""
    keys = {(one.kind, one.key) for one in told}
    typed = [entry for entry in there if not entry.folded_given]
    for entry in typed:
        if (entry.kind, entry.folded_text) in keys:
            entry.folded_given = entry.folded_text
            entry.save(update_fields=["folded_given"])


def _follow(years: BackgroundEntry, new: dict[tuple[str, str], Told]) -> bool:
    """Take the new number of years over where it stands as LinkedIn told it."""
    told = next((one for one in new.values() if one.kind == Kind.YEARS), None)
    if told is None or years.is_removed or not years.is_of_linkedin:
        return False
    years.title, years.folded_given = told.title, told.key
    years.save()
    return True


def _fitting(kind: str, told: Iterable[Told], there: Iterable[BackgroundEntry]) -> list[Told]:
    room = MAX_OF_A_KIND - sum(entry.kind == kind and not entry.is_removed for entry in there)
    return [one for one in told if one.kind == kind][: max(room, 0)]


def _made(candidate: Candidate, told: Told) -> BackgroundEntry:
    return BackgroundEntry(
        candidate=candidate, kind=told.kind, title=told.title, organization=told.organization,
        folded_given=told.key, origin=Origin.LINKEDIN,
    )  # fmt: skip
