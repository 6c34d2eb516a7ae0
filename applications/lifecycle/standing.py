"""Where an application stands by now, for whoever looks at a page that is behind."""

from django.utils import timezone

from applications.lifecycle.errors import ChangedMeanwhile
from applications.models import Application, StageChange
from base.dates import say_since
from base.words import gettext as _

Outcome = StageChange.Outcome


def check_seen(application: Application, seen_in: str) -> None:
    """Raise ChangedMeanwhile unless it stands in the stage with this public id; "" checks nothing.

    `seen_in` is where the page or program that asks for a change believed it to stand.
    """
    if seen_in and application.stage.public_id != seen_in:
        raise ChangedMeanwhile(say_standing(application))


def say_standing(application: Application) -> str:
    """Say who brought an application to where it stands, and when; one query."""
    gaps = {"name": application.candidate, "stage": application.stage.name}
    step = application.stage_changes.select_related("changed_by").order_by("-pk").first()
    if step is None or not _led_here(step, application):
        return _without_step(application) % gaps
    gaps["who"] = step.changed_by or "Tandem"
    gaps["when"] = say_since(step.changed_at, timezone.now())
    return _with_step(step) % gaps


def _led_here(step: StageChange, application: Application) -> bool:
    is_rejection = step.outcome == Outcome.REJECTED
    return step.to_stage_id == application.stage_id and is_rejection == application.is_rejected


def _with_step(step: StageChange) -> str:
    if step.outcome == Outcome.REJECTED:
        return _("%(who)s rejected %(name)s (%(when)s).")
    if step.outcome == Outcome.REINSTATED:
        return _("%(who)s reinstated %(name)s in %(stage)s (%(when)s).")
    return _("%(who)s moved %(name)s to %(stage)s (%(when)s).")


def _without_step(application: Application) -> str:
    if application.is_rejected:
        return _("%(name)s is already rejected.")
    return _("%(name)s stands in %(stage)s by now.")
