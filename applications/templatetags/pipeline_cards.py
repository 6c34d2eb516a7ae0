"""`{% load pipeline_cards %}`: the cards of a pipeline, and the small words on its rows."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django import template

from applications.disclosure import shown_by_leaving
from applications.lifecycle.undoing import OFFERED
from applications.models import Application
from applications.pipeline.cards import Card, cards_of, work_of
from applications.pipeline.marks import MarksByKey, marks_of
from base.dates import say_lasting
from candidates.models import Candidate
from jobs.models import Job

register = template.Library()


@register.simple_tag(takes_context=True)
def worded(context: template.Context, applications: Iterable[Application]) -> list[Card]:
    """`{% worded column.cards as cards %}`: what the cards say, with `marks` of the page."""
    return cards_of(applications, context["job"], marks=context["marks"], now=context["now"])


@register.simple_tag
def marks(applications: Iterable[Application]) -> MarksByKey:
    """`{% marks applications as marks %}`: what other apps know of them, for `worded` and rows."""
    return marks_of(applications)


@register.simple_tag
def shows(application: Application, job: Job) -> list[str]:
    """`{% shows application job as shown %}`: what a move out of Prospect does to a prospect."""
    application.job = job
    return shown_by_leaving([application]).before(application)


@register.simple_tag
def undo_ms() -> int:
    """`{% undo_ms %}`: how long the way back is offered, in milliseconds."""
    return int(OFFERED / timedelta(milliseconds=1))


@register.filter
def at(mapping: Mapping[Any, Any], key: Any) -> Any:
    """Return what a dictionary holds at this key; templates cannot say so themselves."""
    return mapping.get(key)


@register.filter
def days_in_stage(application: Application, now: datetime) -> str:
    """Say how long somebody has stood in the stage: today, 1 day, 12 days."""
    return say_lasting(application.stage_entered_at, now)


@register.filter
def work(candidate: Candidate) -> str:
    """Say what a person does in one line: the headline, else title and employer."""
    return work_of(candidate)
