"""`manage.py rsc_erase`: deletion at LinkedIn and here, and the receipts of it."""

import json
import time
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from base.commands import TandemCommand
from base.signed_documents import NotSigned, own_keys, verified
from candidates.erasure.services import erase_candidate
from candidates.models import Candidate
from linkedin_rsc.connect.services.withdrawal import share_again, withdraw_everything
from linkedin_rsc.ledger import erasures, fill, sender
from linkedin_rsc.ledger.receipts import FORMAT
from linkedin_rsc.models import Connection, Erasure, Stream
from linkedin_rsc.streams.sharing import Sharing

# While another worker is sending, or LinkedIn wants a pause.
LOOK_EVERY_S = 1.0
USAGE = 2


class Command(TandemCommand):
    help = (
        "Erase a person for good, here and at LinkedIn; of the company, have LinkedIn forget "
        "everything, while all stays here and nothing more is sent. Safe to run again: what is "
        "under way or done is shown. With --verify, check a receipt: exit status 0 when it is as "
        "it was signed, 1 when not."
    )
    example = "manage.py rsc_erase candidate Ab3dE5gH7jK9mN2p --wait --receipt receipt.json"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "what", nargs="?", choices=["candidate", "company"], help="what to erase"
        )
        parser.add_argument(
            "id", nargs="?", metavar="ID", help="of the person, or of the company at LinkedIn"
        )
        parser.add_argument("--yes", action="store_true", help="do not ask whether to")
        parser.add_argument(
            "--wait", action="store_true", help="go on until LinkedIn has confirmed everything"
        )
        parser.add_argument("--receipt", metavar="FILE", help="write the receipt, once it is there")
        parser.add_argument(
            "--share-again", action="store_true", help="of the company: send anew what may be"
        )
        parser.add_argument("--json", action="store_true", help="print one JSON object")
        parser.add_argument("--verify", metavar="FILE", help="check a receipt instead")
        parser.add_argument(
            "--key", metavar="KEY", help="the public key it must be signed with, not our own"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["verify"]:
            self._verify(options)
            return
        if not options["id"]:
            raise CommandError("Name what to erase and its ID, or --verify.", returncode=USAGE)
        if options["share_again"]:
            _check_company(options["id"])
            share_again(by=None)
            self.stdout.write("What may be shared is sent to LinkedIn again.")
            return
        is_company = options["what"] == Erasure.Kind.COMPANY
        erasure = self._withdrawn(options) if is_company else self._erased(options)
        if options["wait"]:
            self._wait(erasure)
        self._report(erasure, options)

    def _verify(self, options: dict[str, Any]) -> None:
        """Say whose receipt it is and that it is whole; a DomainError says what is wrong."""
        try:
            text = Path(options["verify"]).read_bytes()
        except OSError as error:
            raise CommandError(f"{options['verify']} cannot be read: {error.strerror}.") from error
        document = verified(text, [options["key"]] if options["key"] else [])
        if document.get("format") != FORMAT:
            raise NotSigned
        if options["json"]:
            self.stdout.write(json.dumps(document))
            return
        said = "Genuine: erasure {id} of {kind} {record}, asked for {requested_at}, done {done_at}."
        self.stdout.write(said.format(**document))

    def _erased(self, options: dict[str, Any]) -> Erasure:
        """Return the erasure of before, or begin one."""
        known = Erasure.objects.filter(record=options["id"]).order_by("-id").first()
        if known:
            return known
        candidate = Candidate.objects.filter(public_id=options["id"]).first()
        if candidate is None:
            raise CommandError(f"Nobody here has the ID {options['id']}.")
        question = f"Erase {candidate.full_name} for good, here and at LinkedIn?"
        self._ask(f"{question} Nobody can bring it back.", options["yes"])
        erase_candidate(candidate=candidate, by=None)
        return Erasure.objects.filter(record=options["id"]).latest("id")

    def _withdrawn(self, options: dict[str, Any]) -> Erasure:
        """Begin to have LinkedIn forget the company, or return what was begun."""
        connection = _check_company(options["id"])
        if not connection.withdrawn_at:
            question = f"Have LinkedIn forget everything of {connection.company_name}?"
            self._ask(f"{question} Tandem keeps all.", options["yes"])
        return withdraw_everything(by=None)

    def _ask(self, question: str, is_agreed: bool) -> None:
        if is_agreed:
            return
        try:
            answer = input(f"{question} [yes/no] ")
        except EOFError:
            raise CommandError("Nobody is there to ask: add --yes.", returncode=USAGE) from None
        if answer.strip().lower() != "yes":
            raise CommandError("Nothing was erased.")

    def _wait(self, erasure: Erasure) -> None:
        """Work until nothing of it is left at LinkedIn; another worker may be at it as well."""
        while not erasure.is_done:
            fill.fill_as_wanted()
            sender.push_waiting()
            erasures.close_forgotten()
            erasure.refresh_from_db()
            if _refused(erasure) or not _is_sending():
                return
            time.sleep(LOOK_EVERY_S)

    def _report(self, erasure: Erasure, options: dict[str, Any]) -> None:
        report, is_done = _described(erasure), erasure.is_done
        if options["receipt"] and is_done:
            Path(options["receipt"]).write_text(erasure.receipt)
        said = "{kind} {record}: {state}. At LinkedIn there were {there}. Erasure {id}."
        self.stdout.write(json.dumps(report) if options["json"] else said.format(**report))
        if report["state"] == "needs_person":
            raise CommandError("LinkedIn refused something: see its problems in the Admin center.")
        if not is_done and not _is_sending():
            raise CommandError(
                "LinkedIn is not connected or sending is paused; it goes on by itself."
            )


def _check_company(number: str) -> Connection:
    connection = Connection.current()
    if not number or connection.organization_id != number:
        raise CommandError(f"The company {number} is not the one that Tandem is set up for.")
    return connection


def _refused(erasure: Erasure) -> bool:
    return bool(Erasure.objects.with_standing().get(pk=erasure.pk).needs_person)


def _is_sending() -> bool:
    return Sharing.current().lets_out(Stream.CANDIDATES)


def _described(erasure: Erasure) -> dict[str, Any]:
    there = {
        stream: len(records) if isinstance(records, list) else records
        for stream, records in erasure.records.items()
    }
    return {
        "id": erasure.public_id,
        "kind": erasure.kind,
        "record": erasure.name,
        "state": "needs_person" if _refused(erasure) else erasure.state,
        "there": ", ".join(f"{count} {stream}" for stream, count in there.items()) or "nothing",
        "records": there,
        "requested_at": erasure.requested_at.isoformat(timespec="seconds"),
        "done_at": erasure.done_at.isoformat(timespec="seconds") if erasure.done_at else None,
        "key": own_keys()[0],
    }
