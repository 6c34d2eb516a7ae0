"""Which picture shows what a rule asks for. None is made here: that takes a browser, or a hand."""

from pathlib import Path

from django.utils.text import slugify

from linkedin_rsc.certify.rule import Rule

ENDINGS = (".jpg", ".png", ".webp")


def screenshot_of(rule: Rule, folder: Path) -> Path | None:
    """Return the picture named after the rule (`rsc-305.jpg`), else after its page, else None."""
    return picture(rule.id, folder) or (picture(rule.page, folder) if rule.page else None)


def picture(name: str, folder: Path) -> Path | None:
    """Return the picture of a name, however it is spelled, None where there is none."""
    places = (folder / f"{slugify(name)}{ending}" for ending in ENDINGS)
    return next((place for place in places if place.is_file()), None)
