"""`manage.py rsc_notifications`: what LinkedIn sent, and doing it once more."""

import json
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.db.models import Q

from base.commands import TandemCommand
from linkedin_rsc.intake.replay import replay, replay_failed
from linkedin_rsc.models import Notification

State = Notification.State

LINE = "{id}  {received_at}  {state:<10} {kind} {request_id}  {reason}"


class Command(TandemCommand):
    help = (
        "List what LinkedIn sent and what became of it, newest first, or have it processed again. "
        "Nothing is done twice by that."
    )
    example = "manage.py rsc_notifications --failed --limit 20"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--failed", action="store_true", help="only what has failed")
        parser.add_argument(
            "--replay",
            metavar="ID",
            help="process one again, by its ID or its request ID; `failed` for all that failed",
        )
        parser.add_argument("--limit", type=int, default=50, metavar="N", help="list so many")
        parser.add_argument("--json", action="store_true", help="print one JSON object a line")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["replay"]:
            self.stdout.write(_replay(options["replay"]))
            return
        rows = Notification.objects.defer("raw_body").order_by("-pk")
        if options["failed"]:
            rows = rows.standing(State.FAILED)
        for one in rows[: max(options["limit"], 0)]:
            line = _described(one)
            said = json.dumps(line) if options["json"] else LINE.format(**line).rstrip()
            self.stdout.write(said)


def _replay(wanted: str) -> str:
    """Put one or all that failed to work; a running worker does it."""
    if wanted == "failed":
        replay_failed(by=None)
        return "All that failed is processed again by the workers."
    named = Q(public_id=wanted) | Q(request_id=wanted)
    found = list(Notification.objects.filter(named).order_by("-pk")[:2])
    if len(found) != 1:
        raise CommandError(
            f"{'Several notifications have' if found else 'No notification has'} the ID {wanted}."
        )
    if replay(notification=found[0], by=None).state == State.DONE:
        return "This export is done already."
    return "It is processed again by the workers."


def _described(one: Notification) -> dict[str, Any]:
    return {
        "id": one.public_id,
        "kind": one.kind_as_sent or one.kind,
        "request_id": one.request_id,
        "state": one.state,
        "reason": one.reason,
        "attempts": one.attempts,
        "received_at": one.received_at.isoformat(timespec="seconds"),
    }
