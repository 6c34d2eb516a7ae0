"""Which picture shows what a rule asks for. None is made here: that takes a browser, or a hand."""

from pathlib import Path

from django.utils.text import slugify

from linkedin_rsc.certify.rule import Rule

ENDINGS = (".jpg", ".png", ".webp")


def screenshot_of(rule: Rule, folder: Path) -> Path | None:
    """Return the picture named after the rule (`rsc-305.jpg`), else after its page, else None."""
    names = [slugify(rule.id), *([rule.page] if rule.page else [])]
    places = (folder / f"{name}{ending}" for name in names for ending in ENDINGS)
    return next((place for place in places if place.is_file()), None)
