"""What people type about a job."""

from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import ngettext_lazy

from accounts.models import User
from accounts.users.words import say_colleagues
from base.countries import country_names
from base.forms import AskingForm, EditForm, offer
from base.markup import left_out
from base.rich_text import editable_text
from base.words import gettext_lazy as _
from jobs.access import strangers_who_hire
from jobs.details.fields import EDITABLE_FIELDS, REQUIRED_FIELDS
from jobs.models import Job
from jobs.team.services import team_roles_of

# What a description cannot keep.
_KINDS = {
    "image": ngettext_lazy("%(count)d image", "%(count)d images", "count"),
    "video": ngettext_lazy("%(count)d video", "%(count)d videos", "count"),
    "audio": ngettext_lazy("%(count)d recording", "%(count)d recordings", "count"),
    "frame": ngettext_lazy("%(count)d embedded page", "%(count)d embedded pages", "count"),
    "form field": ngettext_lazy("%(count)d form field", "%(count)d form fields", "count"),
}


class JobForm(EditForm, AskingForm):
    """The details of a job, in the order in which people think of them."""

    left_out = forms.CharField(required=False, widget=forms.HiddenInput)
    title = forms.CharField(
        label=_("Title"), max_length=200, error_messages={"required": REQUIRED_FIELDS["title"]}
    )
    role = forms.ChoiceField(label=_("Your role on this job"), choices=[], required=True)
    employment_type = forms.ChoiceField(
        label=_("Employment type"), choices=Job.EmploymentType.choices
    )
    workplace_type = forms.ChoiceField(label=_("Workplace"), choices=Job.WorkplaceType.choices)
    city = forms.CharField(
        label=_("City"), max_length=100, error_messages={"required": REQUIRED_FIELDS["city"]}
    )
    region = forms.CharField(label=_("State or region"), max_length=100, required=False)
    postal_code = forms.CharField(label=_("Postal code"), max_length=20, required=False)
    country_code = forms.ChoiceField(
        label=_("Country"),
        choices=[("", _("Choose a country")), *country_names().items()],
        error_messages={"required": REQUIRED_FIELDS["country_code"]},
    )
    description = forms.CharField(
        label=_("Description"),
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 14, "spellcheck": "true", "dir": "auto"}),
        help_text=_(
            "Plain text, with an empty line between paragraphs, or simple HTML: "
            "p, br, b, i, u, ul, ol, li, h3, h4 and links. Needed before the job becomes active. "
            "LinkedIn takes 100 characters or more; below a shorter text we add the job's facts "
            "there."
        ),
    )
    prospects_enabled = forms.BooleanField(
        label=_("Keep prospects on this job"),
        required=False,
        help_text=_(
            "Adds a Prospect stage for people we consider who have not applied. "
            "LinkedIn Recruiter exports people into it."
        ),
    )
    is_confidential = forms.BooleanField(
        label=_("Confidential"),
        required=False,
        help_text=_(
            "From now on nothing about this job or its people is sent to LinkedIn. The job is "
            "closed there, and what LinkedIn holds of its applications is withdrawn."
        ),
    )
    linkedin_availability = forms.ChoiceField(
        label=_("Visibility at LinkedIn"), choices=Job.LinkedInAvailability.choices
    )
    linkedin_notes = forms.ChoiceField(
        label=_("Notes at LinkedIn"),
        choices=Job.LinkedInSharing.choices,
        help_text=_(
            "Notes on this job's applications. Not for this job: none is sent, and LinkedIn "
            "deletes those it has. Notes on the person follow the company alone."
        ),
    )
    linkedin_feedback = forms.ChoiceField(
        label=_("Interview feedback at LinkedIn"),
        choices=Job.LinkedInSharing.choices,
        help_text=_("Not for this job: none is sent, and LinkedIn deletes what it has."),
    )
    linkedin_resumes = forms.ChoiceField(
        label=_("Resumes at LinkedIn"),
        choices=Job.LinkedInSharing.choices,
        help_text=_("Not for this job: none is sent, and LinkedIn deletes those it has."),
    )
    linkedin_source = forms.ChoiceField(
        label=_("Sources of applications at LinkedIn"),
        choices=Job.LinkedInSharing.choices,
        help_text=_(
            "Not for this job: its applications are told without, and LinkedIn forgets them."
        ),
    )
    linkedin_end_reason = forms.ChoiceField(
        label=_("Why applications ended, at LinkedIn"),
        choices=Job.LinkedInSharing.choices,
        help_text=_(
            "Not for this job: its applications are told without, and LinkedIn forgets it."
        ),
    )

    def __init__(self, *args: Any, user: User, job: Job | None = None, **kwargs: Any) -> None:
        self.job = job
        kwargs.setdefault("initial", self._initial(job))
        super().__init__(*args, **kwargs)
        self.watch(job.updated_at if job else None)
        self._offer_roles(user)
        if job is not None and job.status != Job.Status.DRAFT:
            self.fields["prospects_enabled"].disabled = True
            self.fields["prospects_enabled"].help_text = _(
                "The process was frozen when the job became active."
            )

    @cached_property
    def job_fields(self) -> dict[str, Any]:
        """What the services take, without the role."""
        return {name: value for name, value in self.cleaned_data.items() if name in EDITABLE_FIELDS}

    @staticmethod
    def _initial(job: Job | None) -> dict[str, Any]:
        if job is None:
            return {"prospects_enabled": True}
        own = {name: getattr(job, name) for name in EDITABLE_FIELDS}
        return {**own, "description": editable_text(job.description)}

    def clean_is_confidential(self) -> bool:
        """Hide a job, or show it, only by the hand of who was told from whom."""
        hides: bool = self.cleaned_data["is_confidential"]
        if self.job and self.job.is_confidential != hides and self.job.applications.exists():
            who = say_colleagues(strangers_who_hire(self.job))
            if who:
                said = (
                    _("%(who)s will no longer read of this job on the records of its people.")
                    if hides
                    else _("%(who)s will read of this job on the records of its people.")
                )
                self.ask(said % {"who": who})
        return hides

    def clean_description(self) -> str:
        """Take what cannot be kept only from who has been told, by the form, what that is."""
        typed: str = self.cleaned_data["description"]
        lost = _list_left_out(typed)
        if lost and self.cleaned_data.get("left_out") != lost:
            self.remember("left_out", lost)
            raise forms.ValidationError(
                _(
                    "A description cannot keep %(what)s. Below is how it reads without; "
                    "save again to leave that out."
                )
                % {"what": lost}
            )
        return typed

    def _offer_roles(self, user: User) -> None:
        """Ask for the role only where there is a choice."""
        roles = team_roles_of(user)
        if self.job is not None or len(roles) < 2:
            del self.fields["role"]
            return
        offer(self.fields["role"], [(role.value, role.label) for role in roles])


def _list_left_out(typed: str) -> str:
    """Word what a description cannot keep: "2 images, 1 video"."""
    return ", ".join(
        str(_KINDS[kind] % {"count": count}) for kind, count in left_out(typed).items()
    )
