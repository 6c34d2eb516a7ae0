"""What can be done to several people of a pipeline at once: each deed's rule, form and words."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.urls import reverse

from accounts.models import User
from applications.disclosure import Shown, shown_by_leaving
from applications.lifecycle.forms import RejectionForm
from applications.lifecycle.moving import move_application
from applications.lifecycle.rejection import reject_application
from applications.models import Application
from applications.permissions import MOVE, REJECT, TAG
from base.text import folded
from base.undoing import undo_address
from base.words import gettext as _
from base.words import gettext_lazy, ngettext
from candidates.models import Candidate
from candidates.tags.services import MAX_TAG_CHARACTERS, add_tag
from jobs.models import Job
from jobs.permissions import TeamPermission


class MoveForm(forms.Form):
    stage = forms.ChoiceField(
        label=gettext_lazy("Stage"),
        error_messages={"required": gettext_lazy("Choose the stage to move them to.")},
    )


class TagForm(forms.Form):
    tag = forms.CharField(
        label=gettext_lazy("Tag"),
        max_length=MAX_TAG_CHARACTERS,
        error_messages={"required": gettext_lazy("Name the tag to put on them.")},
        widget=forms.TextInput({"autocomplete": "off", "list": "known-tags"}),
    )


class Deed(ABC):
    """One thing to do to each of the chosen people; `form` asks what it needs to know."""

    permission: ClassVar[TeamPermission]
    # Where what it did is taken back, by the ids that `do` returns.
    undone_at: ClassVar[str] = "pipeline-undone-steps"
    form_class: ClassVar[type[forms.Form]]
    # How its button looks, and what should be known before.
    kind: ClassVar[str] = "primary"
    remark: ClassVar[Any] = ""

    def __init__(self, job: Job, by: User, *, given: Any = None, initial: Any = None) -> None:
        self.job, self.by = job, by
        self.form = self.form_class(given, initial=initial, auto_id="bulk-%s")

    @abstractmethod
    def ask(self, count: int) -> str:
        """Say what would be done, and to how many: on the button that does it."""

    @abstractmethod
    def say(self, count: int) -> str:
        """Say what was done, and to how many."""

    def remarks(self, chosen: Sequence[Application]) -> list[str]:
        """Say what should be known before it is done to these."""
        return [str(self.remark)] if self.remark else []

    def prepare(self, chosen: Sequence[Application]) -> None:  # noqa: B027  # Most need nothing.
        """Learn of all of them what cannot be told afterwards."""

    @abstractmethod
    def do(self, application: Application, seen_in: str) -> str:
        """Do it to one whom the page showed in the stage with the public id `seen_in`.

        Returns the id by which it is taken back, "" where nothing changed that could be.
        """

    def undo_url(self, done: list[str]) -> str:
        """Return the address that takes it back, "" where nothing is to be."""
        path = reverse(self.undone_at, args=[self.job.public_id])
        return undo_address(path, done, **self.undo_with()) if done else ""

    def undo_with(self) -> dict[str, str]:
        """Return what taking it back needs besides the ids."""
        return {}

    def consequences(self, done: Sequence[Application]) -> list[str]:
        """Say what comes of it for those to whom it was done."""
        return []


class Move(Deed):
    permission = MOVE
    form_class = MoveForm

    def __init__(self, job: Job, by: User, **form: Any) -> None:
        super().__init__(job, by, **form)
        self.stages = {stage.public_id: stage for stage in job.stages.order_by("position")}
        choices = [(key, stage.name) for key, stage in self.stages.items()]
        self.form.fields["stage"].choices = [("", _("Choose a stage")), *choices]  # type: ignore[attr-defined]  # A choice field.

    @property
    def stage(self) -> Any:
        return self.stages[self.form.cleaned_data["stage"]]

    def remarks(self, chosen: Sequence[Application]) -> list[str]:
        return shown_by_leaving(chosen).before_all()

    def prepare(self, chosen: Sequence[Application]) -> None:
        self.shown = Shown() if self.stage.is_prospect else shown_by_leaving(chosen)

    def consequences(self, done: Sequence[Application]) -> list[str]:
        return self.shown.after(done)

    def ask(self, count: int) -> str:
        return ngettext("Move %(count)d person", "Move %(count)d people", count) % {"count": count}

    def say(self, count: int) -> str:
        said = ngettext(
            "Moved %(count)d person to %(stage)s.", "Moved %(count)d people to %(stage)s.", count
        )
        return said % {"count": count, "stage": self.stage.name}

    def do(self, application: Application, seen_in: str) -> str:
        return move_application(
            application=application, to=self.stage, by=self.by, seen_in=seen_in
        ).public_id


class Reject(Deed):
    permission = REJECT
    form_class = RejectionForm
    kind = "danger"
    remark = gettext_lazy("Nobody is written to, and you can undo it at any time.")

    def ask(self, count: int) -> str:
        said = ngettext("Reject %(count)d person", "Reject %(count)d people", count)
        return said % {"count": count}

    def say(self, count: int) -> str:
        said = ngettext(
            "Rejected %(count)d person. Show rejected people to undo it later.",
            "Rejected %(count)d people. Show rejected people to undo it later.",
            count,
        )
        return said % {"count": count}

    def do(self, application: Application, seen_in: str) -> str:
        return reject_application(
            application=application, reason=self.form.cleaned_data["reason"], by=self.by,
            seen_in=seen_in,
        ).public_id  # fmt: skip


class PutTag(Deed):
    """Tags belong to the person: where the application stands does not matter."""

    permission = TAG
    undone_at = "pipeline-undone-tags"
    form_class = TagForm

    def ask(self, count: int) -> str:
        return ngettext("Tag %(count)d person", "Tag %(count)d people", count) % {"count": count}

    def say(self, count: int) -> str:
        said = ngettext(
            "Tagged %(count)d person with %(tag)s.", "Tagged %(count)d people with %(tag)s.", count
        )
        return said % {"count": count, "tag": self.form.cleaned_data["tag"]}

    def prepare(self, chosen: Sequence[Application]) -> None:
        """Learn who wears it already: they keep it when this is taken back; one query."""
        people = {one.candidate_id for one in chosen}
        worn = Candidate.objects.filter(pk__in=people, tags__folded_name=self.undo_with()["tag"])
        self.wearers = set(worn.values_list("pk", flat=True))

    def do(self, application: Application, seen_in: str) -> str:
        add_tag(candidate=application.candidate, name=self.form.cleaned_data["tag"], by=self.by)
        return "" if application.candidate_id in self.wearers else application.public_id

    def undo_with(self) -> dict[str, str]:
        return {"tag": folded(self.form.cleaned_data["tag"])}
