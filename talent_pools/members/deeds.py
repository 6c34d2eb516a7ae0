"""What is done to several people around pools: each deed's form and words."""

from typing import Any, cast

from django import forms
from django.urls import reverse

from accounts.models import User
from applications.arrivals.forms import JobField
from applications.lifecycle.starting import start_application
from applications.queries import jobs_open_to
from base.errors import InvalidInput
from base.forms import RefusableForm
from base.words import gettext as _
from base.words import gettext_lazy, ngettext
from candidates.models import Candidate
from candidates.people.actions import PeopleDeed
from jobs.models import Job, Stage
from talent_pools.members.services import add_to_pool, remove_from_pool
from talent_pools.models import TalentPool
from talent_pools.pools.fields import PoolField
from talent_pools.pools.names import MAX_NAME
from talent_pools.pools.services import create_pool

PROSPECTS, APPLICANTS = "prospects", "applicants"


class ChoosePoolForm(RefusableForm):
    pool = PoolField(label=gettext_lazy("Pool"), required=False)
    new_pool = forms.CharField(
        label=gettext_lazy("Or a new pool"),
        max_length=MAX_NAME,
        required=False,
        widget=forms.TextInput(
            {"autocomplete": "off", "placeholder": gettext_lazy("Its name"), "dir": "auto"}
        ),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(PoolField, self.fields["pool"]).offer_to(user, self.data.get("pool", ""))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if bool(given.get("pool")) == bool(given.get("new_pool")) and not self.errors:
            self.add_error("pool", _("Choose a pool, or name a new one."))
        return given


class AddToPool(PeopleDeed):
    """Into one of the pools that this person fills, or into a new one of their own."""

    form: ChoosePoolForm

    def __init__(self, by: User, given: Any) -> None:
        self.by = by
        self.form = ChoosePoolForm(given, user=by, auto_id="pool-choice-%s")
        self.pool: TalentPool | None = None

    def ask(self, count: int) -> str:
        said = ngettext("Add %(count)d person to a pool", "Add %(count)d people to a pool", count)
        return said % {"count": count}

    def say(self, count: int) -> str:
        said = ngettext(
            "Added %(count)d person to %(pool)s.", "Added %(count)d people to %(pool)s.", count
        )
        return said % {"count": count, "pool": self.pool}

    def prepare(self) -> None:
        """Find the chosen pool, or make the new one. Raises InvalidInput."""
        given = self.form.cleaned_data
        self.pool = given["pool"] or self._made(given["new_pool"])

    def _made(self, name: str) -> TalentPool:
        try:
            return create_pool(name=name, by=self.by)
        except InvalidInput as refusal:
            raise InvalidInput(refusal.message, field="new_pool") from None

    def do(self, candidate: Candidate) -> None:
        assert self.pool  # noqa: S101  # Prepared before.
        add_to_pool(pool=self.pool, candidate=candidate, by=self.by)

    def undo_path(self) -> str:
        """Who may add may also remove; a new pool stays, empty."""
        assert self.pool  # noqa: S101  # Prepared before.
        return reverse("pool-undone-additions", args=[self.pool.public_id])


class RemoveFromPool(PeopleDeed):
    kind = "danger"
    remark = gettext_lazy("They stay candidates, and can be added again.")

    def __init__(self, pool: TalentPool, by: User, given: Any) -> None:
        self.pool, self.by, self.form = pool, by, RefusableForm(given)

    def ask(self, count: int) -> str:
        said = ngettext("Remove %(count)d person", "Remove %(count)d people", count)
        return said % {"count": count}

    def say(self, count: int) -> str:
        said = ngettext(
            "Removed %(count)d person from %(pool)s.",
            "Removed %(count)d people from %(pool)s.",
            count,
        )
        return said % {"count": count, "pool": self.pool}

    def do(self, candidate: Candidate) -> None:
        remove_from_pool(pool=self.pool, candidate=candidate, by=self.by)

    def undo_path(self) -> str:
        return reverse("pool-undone-removals", args=[self.pool.public_id])


class ChooseJobForm(RefusableForm):
    job = JobField(
        label=gettext_lazy("Job"), error_messages={"required": gettext_lazy("Choose the job.")}
    )
    enter_as = forms.ChoiceField(
        label=gettext_lazy("As"),
        choices=[
            (PROSPECTS, gettext_lazy("Prospects, where the job has that stage")),
            (APPLICANTS, gettext_lazy("Applicants")),
        ],
        initial=PROSPECTS,
        widget=forms.RadioSelect,
    )


class AddToJob(PeopleDeed):
    """Onto an active job that this person leads, as prospects or as applicants."""

    remark = gettext_lazy(
        "Prospects stay in Tandem. Applicants are shared with LinkedIn where it is connected."
    )

    def __init__(self, by: User, given: Any) -> None:
        self.by = by
        self.form = ChooseJobForm(given, auto_id="job-choice-%s")
        field = cast(JobField, self.form.fields["job"])
        none = _("Choose one of your active jobs")
        field.offer(jobs_open_to(by), self.form.data.get("job", ""), none)

    @property
    def job(self) -> Job:
        return cast(Job, self.form.cleaned_data["job"])

    def prepare(self) -> None:
        stages = self.job.stages.order_by("position")
        if self.form.cleaned_data["enter_as"] == APPLICANTS:
            stages = stages.exclude(kind=Stage.Kind.PROSPECT)
        self.stage = stages.first()

    def ask(self, count: int) -> str:
        said = ngettext("Add %(count)d person to a job", "Add %(count)d people to a job", count)
        return said % {"count": count}

    def say(self, count: int) -> str:
        said = ngettext(
            "Put %(count)d person on %(job)s, in %(stage)s.",
            "Put %(count)d people on %(job)s, in %(stage)s.",
            count,
        )
        return said % {"count": count, "job": self.job, "stage": self.stage and self.stage.name}

    def do(self, candidate: Candidate) -> None:
        start_application(candidate=candidate, job=self.job, stage=self.stage, by=self.by)
