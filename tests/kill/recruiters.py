"""What recruiters and members do on LinkedIn, of which Tandem has to ask: before, and meanwhile."""

from collections.abc import Callable
from random import Random
from typing import Any

from tests.kill.changes import Change, members_of_linkedin
from tests.kill.held import Held
from tests.linkedin_stand_in import LinkedInStandIn
from tests.stack import Stack

SEATS = (77120, 77121, 77122)
HOUR_MS = 3_600_000
# Most slices of twelve hours have several pages, so that many a kill comes between two of them.
DAYS_BACK, INMAILS_A_SEAT, NOTES, SHARES = 2, 800, 500, 40
# How often each is done, roughly.
WEIGHTS = {"write": 3, "answer": 3, "share": 2, "note": 2, "change_note": 3, "delete_note": 1}
# What a note that was deleted reads.
DELETED = ""
PULL_FEW_DAYS = (
    "from linkedin_rsc.models import Connection;"
    f"Connection.objects.update(pull_back_days={DAYS_BACK + 1})"
)
PULL_NOW = "from linkedin_rsc.pull.by_hand import ask_now; ask_now(by=None)"


class Recruiters:
    """Does one random thing after the other; `changes` says how each is recognized in Tandem."""

    def __init__(self, linkedin: LinkedInStandIn, chance: Random) -> None:
        self.linkedin, self.chance = linkedin, chance
        self.changes: list[Change] = []
        self.members = members_of_linkedin()
        # What each note said, the oldest first.
        self.notes: dict[int, list[str]] = {}
        self.number = 0

    def fill(self) -> None:
        """Leave some days of history: InMails with everybody, notes, shared profiles."""
        now_ms = self.linkedin.now_ms()
        since_ms = now_ms - DAYS_BACK * 24 * HOUR_MS
        for seat in SEATS:
            self.linkedin.fill_inmails(
                seat=seat, count=INMAILS_A_SEAT, from_ms=since_ms, to_ms=now_ms
            )
        for _number in range(NOTES):
            self._write_note(at_ms=self.chance.randrange(since_ms, now_ms))
        for _number in range(SHARES):
            self._share(at_ms=self.chance.randrange(since_ms, now_ms))

    def do_something(self) -> None:
        [kind] = self.chance.choices(list(WEIGHTS), list(WEIGHTS.values()))
        getattr(self, kind)()

    def write(self) -> None:
        key = self.linkedin.write_inmail(**self._whom(), body="May we talk this week?")["id"]
        self._expect("InMail", lambda held: key in held.inmails)

    def answer(self) -> None:
        key = self.linkedin.answer(**self._whom(), body="Gladly, on Thursday.")["id"]
        self._expect("InMail", lambda held: key in held.inmails)

    def share(self) -> None:
        email = self._share()
        self._expect("shared profile", lambda held: email in held.shares)

    def note(self) -> None:
        self._expect_text("note", self._write_note())

    def change_note(self) -> None:
        note, text = self._some_note(), self._words()
        self.linkedin.change_note(note, text=text)
        self.notes[note].append(text)
        self._expect_text("changed note", note)

    def delete_note(self) -> None:
        note = self._some_note()
        self.linkedin.delete_note(note)
        self.notes[note].append(DELETED)
        self._expect_text("deleted note", note)

    def _expect(self, kind: str, has_arrived: Callable[[Held], bool]) -> None:
        self.changes.append(Change(kind, has_arrived, from_linkedin=True))

    def _expect_text(self, kind: str, note: int) -> None:
        """Expect what the note says now, or what it says later."""
        texts, version = self.notes[note], len(self.notes[note]) - 1
        self._expect(kind, lambda held: held.notes.get(note, DELETED) in texts[version:])

    def _write_note(self, **when: int) -> int:
        text = self._words()
        note = self.linkedin.write_note(**self._whom(), text=text, **when)
        self.notes[note] = [text]
        return note

    def _share(self, **when: int) -> str:
        email = f"{self._words().replace(' ', '.')}@example.org"
        self.linkedin.share(**self._whom(), email=email, **when)
        return email

    def _whom(self) -> dict[str, Any]:
        return {"seat": self.chance.choice(SEATS), "member": self.chance.choice(self.members)}

    def _some_note(self) -> int:
        return self.chance.choice([note for note, texts in self.notes.items() if texts[-1]])

    def _words(self) -> str:
        self.number += 1
        return f"calm {self.number}"


def pull_few_days(stack: Stack) -> None:
    """Have Tandem ask no further back than the history goes, so that it comes to an end."""
    stack.run_command("shell", "-c", PULL_FEW_DAYS)


def pull_now(stack: Stack) -> None:
    """Ask without waiting for the two hours to be over, as *Pull now* does."""
    stack.run_command("shell", "-c", PULL_NOW)
