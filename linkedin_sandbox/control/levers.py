"""What can be turned: switches, arranged failures, the clock, and everything back."""

from dataclasses import asdict
from typing import Any

from django.forms.models import model_to_dict
from django.http import HttpRequest

from linkedin_sandbox.api import throttle
from linkedin_sandbox.control.requests import NotUnderstood, body, needed
from linkedin_sandbox.control.reset import start_over
from linkedin_sandbox.models import ExtraElement, Failure
from linkedin_sandbox.world import clock, events, switches

FAILURE_FIELDS = {field.name for field in Failure._meta.fields} - {"id"}


def reset(request: HttpRequest) -> Any:
    start_over()
    return {"status": "reset"}


def read_switches(request: HttpRequest) -> Any:
    return switches.everything()


def turn_switches(request: HttpRequest) -> Any:
    for name, value in body(request).items():
        switches.turn(name, value)
    return switches.everything()


def read_failures(request: HttpRequest) -> Any:
    return [model_to_dict(failure) for failure in Failure.objects.order_by("id")]


def arrange_failure(request: HttpRequest) -> Any:
    wanted = body(request)
    unknown = set(wanted) - FAILURE_FIELDS
    if unknown:
        raise NotUnderstood(f"Unknown: {', '.join(sorted(unknown))}.")
    needed(wanted, "resource")
    _check_fault(wanted)
    return model_to_dict(Failure.objects.create(**wanted))


def _check_fault(wanted: dict[str, Any]) -> None:
    """A fault says what goes wrong; without one that is the status of an answer."""
    fault = wanted.get("fault", "")
    if not fault:
        needed(wanted, "status")
    elif fault not in Failure.Fault.values:
        raise NotUnderstood(f"A fault is one of {', '.join(Failure.Fault.values)}.")
    of_calls = {Failure.Fault.RESET, Failure.Fault.NONSENSE, Failure.Fault.MISSHAPEN}
    if (fault in of_calls) == bool(wanted.get("key")) and fault:
        raise NotUnderstood(f"{fault} is for {'calls' if wanted.get('key') else 'a key'}.")


def forget_failures(request: HttpRequest) -> Any:
    Failure.objects.all().delete()
    return []


def read_quotas(request: HttpRequest) -> Any:
    """List what counts now: how much of each limit of the day and the minute is used."""
    return [{**asdict(quota), "used": used} for quota, used in throttle.used_now()]


def add_element(request: HttpRequest) -> Any:
    """Put an element of any shape among those a finder gives."""
    wanted = body(request)
    resource, element = needed(wanted, "resource"), needed(wanted, "element")
    return {"id": ExtraElement.objects.create(resource=resource, element=element).pk}


def forget_elements(request: HttpRequest) -> Any:
    ExtraElement.objects.all().delete()
    return []


def read_clock(request: HttpRequest) -> Any:
    return {"now": clock.now().isoformat(), "now_ms": clock.now_ms()}


def advance_clock(request: HttpRequest) -> Any:
    clock.advance(float(needed(body(request), "advance_s")))
    events.wake()
    return read_clock(request)
