"""The page on which a person arranges what goes wrong next, in words."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from linkedin_sandbox.api import throttle
from linkedin_sandbox.api.rest.routes import RESOURCES as OF_REST
from linkedin_sandbox.api.v2.routes import RESOURCES as OF_V2
from linkedin_sandbox.control.fault_kinds import KINDS, in_words
from linkedin_sandbox.models import Failure

EVERY = ("*", "Every resource")
# What has an address of its own, outside both generations.
APART = [("accessToken", "The token"), ("dms-uploads", "The bytes of a file")]
CALLS = {
    "": "All calls",
    "GET": "Reading",
    "PUT": "Writing (PUT)",
    "POST": "Making and changing (POST)",
    "DELETE": "Deleting",
}
# Longer than any client waits.
LONGEST_S = 120


def _resources() -> list[tuple[str, str]]:
    return [EVERY, *APART, *((name, name) for name in sorted({*OF_V2, *OF_REST}))]


class FaultForm(forms.Form):
    kind = forms.ChoiceField(
        label="What happens", choices=[(name, kind.says) for name, kind in KINDS.items()]
    )
    resource = forms.ChoiceField(label="At which resource", choices=_resources)
    method = forms.ChoiceField(
        label="At which of its calls", required=False, choices=list(CALLS.items())
    )
    key = forms.CharField(
        label="Id of the record", required=False, max_length=300,
        help_text="For one record of a call: its id in Tandem, or a part of its key.",
    )  # fmt: skip
    remaining = forms.IntegerField(
        label="How often", initial=1, min_value=1, max_value=1_000_000,
        help_text="1,000,000 is until it is forgotten.",
    )  # fmt: skip
    seconds = forms.IntegerField(
        label="Seconds", required=False, min_value=0, max_value=LONGEST_S,
        help_text="To wait after a 429 (Retry-After), or until a slow answer comes.",
    )  # fmt: skip
    takes_effect = forms.BooleanField(
        label="LinkedIn does what it was asked all the same", required=False
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        kind = KINDS.get(cleaned.get("kind", ""))
        if kind and kind.is_of_record and not cleaned.get("key"):
            self.add_error("key", "Name the record.")
        if kind and not kind.is_of_record and cleaned.get("key"):
            self.add_error("key", "This befalls a whole call: name no record.")
        if cleaned.get("kind") == "slow" and not cleaned.get("seconds"):
            self.add_error("seconds", "How long?")
        return cleaned

    def arrange(self) -> Failure:
        given, seconds = self.cleaned_data, self.cleaned_data["seconds"]
        timing = {"throttled": "retry_after_s", "slow": "delay_s"}.get(given["kind"])
        return Failure.objects.create(
            resource=given["resource"],
            method=given["method"],
            key=given["key"],
            remaining=given["remaining"],
            takes_effect=given["takes_effect"],
            **KINDS[given["kind"]].fields,
            **({timing: seconds} if timing and seconds is not None else {}),
        )


@require_http_methods(["GET", "POST"])
def fault_page(request: HttpRequest) -> HttpResponse:
    form = FaultForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.arrange()
        return redirect("faults")
    waiting = Failure.objects.filter(remaining__gt=0).order_by("id")
    page = {
        "form": form,
        "rows": [
            {"failure": one, "says": in_words(one), "calls": CALLS[one.method]} for one in waiting
        ],
        "quotas": list(throttle.used_now()),
        "place": "faults",
    }
    status = 422 if form.is_bound else 200
    return render(request, "linkedin_sandbox/faults.html", page, status=status)


@require_POST
def forget_page(request: HttpRequest, number: int | None = None) -> HttpResponse:
    """Forget the fault of this number, or all of them."""
    if number:
        get_object_or_404(Failure, pk=number).delete()
    else:
        Failure.objects.all().delete()
    return redirect("faults")
