"""`{% load pipeline_cards %}`: the small words on cards and rows of a pipeline."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import template

from applications.models import Application
from candidates.models import Candidate

register = template.Library()


@register.filter
def at(mapping: Mapping[Any, Any], key: Any) -> Any:
    """Return what a dictionary holds at this key; templates cannot say so themselves."""
    return mapping.get(key)


@register.filter
def days_in_stage(application: Application, now: datetime) -> str:
    """Say how long somebody has stood in the stage: today, 1 day, 12 days."""
    days = application.days_in_stage(now)
    if days < 1:
        return "today"
    return "1 day" if days == 1 else f"{days} days"


@register.filter
def work(candidate: Candidate) -> str:
    """Say what a person does in one line: the headline, else title and employer."""
    if candidate.headline:
        return candidate.headline
    return ", ".join(part for part in (candidate.current_title, candidate.current_company) if part)
