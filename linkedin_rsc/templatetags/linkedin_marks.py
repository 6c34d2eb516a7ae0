"""Lets pages of lower floors show what only this floor knows."""

from collections.abc import Iterable

from django import template

from applications.models import Application
from linkedin_rsc.pages.entries import CardMarks, marks_of

register = template.Library()


@register.simple_tag
def linkedin_marks(applications: Iterable[Application]) -> dict[int, CardMarks]:
    """`{% linkedin_marks applications as marks %}`: the marks by application, 2 queries."""
    return marks_of(applications)
