"""The page on which a person reads and turns the switches."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from linkedin_sandbox.world import switches
from linkedin_sandbox.world.definition import Definition, Value
from linkedin_sandbox.world.switch_definitions import DEFINITIONS
from linkedin_sandbox.world.switches import WrongValue


@require_http_methods(["GET", "POST"])
def switch_page(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        _turn_from_form(request)
        return redirect("switches")
    rows = [
        {
            "definition": definition,
            "value": switches.get(definition.name),
            "is_flag": isinstance(definition.default, bool),
            "is_turned": switches.get(definition.name) != definition.default,
        }
        for definition in DEFINITIONS.values()
    ]
    page = {"rows": rows, "place": "switches"}
    return render(request, "linkedin_sandbox/switches.html", page)


def _turn_from_form(request: HttpRequest) -> None:
    for definition in DEFINITIONS.values():
        text = request.POST.get(definition.name, "")
        try:
            value = _typed(definition, text)
            if value != switches.get(definition.name):
                switches.turn(definition.name, value)
        except (WrongValue, ValueError):
            messages.error(request, f"{definition.name} was kept: {text!r} does not fit.")


def _typed(definition: Definition, text: str) -> Value:
    if isinstance(definition.default, bool):
        return text == "on"
    if isinstance(definition.default, int | float):
        return float(text)
    return text
