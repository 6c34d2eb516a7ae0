"""What people type about candidates: checked and cleaned here, kept by the services."""

from collections.abc import Callable, Sequence
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import QuerySet

from accounts.forms import EditForm, RefusableForm
from accounts.models import User
from base.countries import country_names
from candidates.models import Application, Candidate, InterviewFeedback
from candidates.phones import looks_like_phone
from candidates.queries.applications import MAX_JOBS_OFFERED, led_jobs
from candidates.services.candidates import MAX_LENGTHS, MAX_TAG_CHARACTERS
from candidates.services.remarks import MAX_CHARACTERS, Evaluation
from candidates.sources import DEFAULT, sources_to_offer
from jobs.models import Job

# A candidate's own lists; far beyond what a person has, well below what a page can bear.
MAX_LISTED = 20
EVALUATION_ROWS = 4


class ListField(forms.CharField):
    """Several short texts, one per line; `check` refuses the unusable."""

    def __init__(self, *, check: Callable[[str], bool], refusal: str, **kwargs: Any) -> None:
        self.check, self.refusal = check, refusal
        attrs = {"rows": 2, "spellcheck": "false", "autocomplete": "off", "dir": "auto"}
        super().__init__(required=False, widget=forms.Textarea(attrs), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        given = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        if len(given) > MAX_LISTED:
            raise ValidationError(f"Keep it to {MAX_LISTED} at most.")
        refused = [ValidationError(self.refusal % part) for part in given if not self.check(part)]
        if refused:
            raise ValidationError(refused)
        return given


def _is_email(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def _text(field: str, label: str, *, required: str = "", **kwargs: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=MAX_LENGTHS[field],
        required=bool(required),
        error_messages={"required": required},
        widget=forms.TextInput({"dir": "auto", "autocomplete": "off"}),
        **kwargs,
    )


class JobField(forms.ChoiceField):
    """One of the jobs that a person leads: a bounded choice, though any of them is accepted."""

    def offer(self, jobs: QuerySet[Job], chosen: str) -> None:
        self.jobs = jobs
        offered = {job.public_id: str(job) for job in jobs[:MAX_JOBS_OFFERED]}
        if chosen and chosen not in offered:
            offered |= {job.public_id: str(job) for job in jobs.filter(public_id=chosen)}
        self.choices = [("", "Not yet"), *offered.items()]

    def clean(self, value: Any) -> Job | None:
        if not value:
            return None
        job = self.jobs.filter(public_id=value).first()
        if job is None:
            raise ValidationError("Choose one of your active jobs.")
        return job


class CandidateForm(EditForm):
    """A person's details in the order in which people tell them."""

    first_name = _text("first_name", "First name", required="Enter the first name.")
    last_name = _text("last_name", "Last name", required="Enter the last name.")
    headline = _text("headline", "Headline", help_text="As on their profile, in one line.")
    current_title = _text("current_title", "Current title")
    current_company = _text("current_company", "Employer")
    emails = ListField(
        label="E-mails",
        check=_is_email,
        refusal="“%s” is not an e-mail address.",
        help_text="One per line; the first is the main one.",
    )
    phones = ListField(
        label="Phones",
        check=looks_like_phone,
        refusal="“%s” is not a phone number.",
        help_text="One per line, best with the country code: +49 421 555 0100.",
    )
    linkedin_url = _text(
        "linkedin_url", "LinkedIn profile", help_text="https://www.linkedin.com/in/…"
    )
    city = _text("city", "City")
    region = _text("region", "State or region")
    country_code = forms.ChoiceField(label="Country", required=False)
    source = forms.ChoiceField(required=False, help_text="Where we got to know them.")
    tags = ListField(
        check=lambda tag: len(tag) <= MAX_TAG_CHARACTERS,
        refusal=f"“%s” is longer than {MAX_TAG_CHARACTERS} characters.",
        help_text="One per line.",
    )
    is_private = forms.BooleanField(
        label="Private",
        required=False,
        help_text="Only whoever adds them, administrators and the teams of their jobs see this "
        "person. From now on nothing about them is sent to LinkedIn; what it holds already stays.",
    )
    do_not_contact = forms.BooleanField(
        label="Do not contact",
        required=False,
        help_text="They asked to be left alone; the record says so on every page.",
    )
    job = JobField(
        label="Add to job",
        required=False,
        help_text="Puts them into the job's first stage at once.",
    )

    def __init__(
        self, *args: Any, user: User, candidate: Candidate | None = None, job: str = "", **kw: Any
    ) -> None:
        kw["initial"] = _initial(candidate) if candidate else {"job": job, "source": DEFAULT}
        super().__init__(*args, **kw)
        self.watch(candidate.updated_at if candidate else None)
        _offer(self.fields["country_code"], [("", "Not known"), *country_names().items()])
        if candidate:
            del self.fields["job"], self.fields["source"]
            return
        _offer(self.fields["source"], [(name, name) for name in sources_to_offer()])
        jobs = cast(JobField, self.fields["job"])
        jobs.offer(led_jobs(user), self.data.get("job") or job)

    def details(self) -> dict[str, Any]:
        """Return what the service takes; a source left out is the service's to choose."""
        given = dict(self.cleaned_data)
        if not given.get("source"):
            given.pop("source", None)
        return given


class NoteForm(RefusableForm):
    """A note on the person or on one of the applications that the writer leads."""

    text = forms.CharField(
        label="Note",
        max_length=MAX_CHARACTERS,
        error_messages={"required": "Write something first."},
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
    )
    application = forms.ChoiceField(label="About", required=False)
    is_private = forms.BooleanField(
        label="Private",
        required=False,
        help_text="Only you can read it, and it never leaves Tandem.",
    )

    def __init__(
        self, *args: Any, applications: Sequence[Application], on_person: bool, **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        self.applications = {item.public_id: item for item in applications}
        on_jobs = [(key, item.job.title) for key, item in self.applications.items()]
        on_nobody = [("", "The person")] if on_person else []
        _offer(self.fields["application"], on_nobody + on_jobs)

    def chosen(self) -> Application | None:
        return self.applications.get(self.cleaned_data["application"])


class FeedbackForm(RefusableForm):
    """What an interviewer thought of one application, with a few judged attributes."""

    recommendation = forms.ChoiceField(
        choices=InterviewFeedback.Recommendation.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a recommendation."},
    )
    feedback = forms.CharField(
        label="What you thought",
        max_length=MAX_CHARACTERS,
        error_messages={"required": "Say what you thought."},
        widget=forms.Textarea({"rows": 5, "dir": "auto"}),
        help_text="What you asked, what you heard, what it means for this job.",
    )


class EvaluationForm(forms.Form):
    """One judged attribute, such as Communication: 4 of 5."""

    attribute = forms.CharField(max_length=100, required=False)
    result = forms.CharField(max_length=100, required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("attribute") and not given.get("result"):
            self.add_error("result", "Say how they did.")
        if given.get("result") and not given.get("attribute"):
            self.add_error("attribute", "Say what you judged.")
        return given


EvaluationFormSet = forms.formset_factory(EvaluationForm, extra=EVALUATION_ROWS, max_num=20)


def evaluations_of(formset: Any) -> list[Evaluation]:
    """Return the rows that were filled in."""
    rows = [form.cleaned_data for form in formset if form.cleaned_data.get("attribute")]
    return [{"attribute": row["attribute"], "result": row["result"]} for row in rows]


class RejectionForm(RefusableForm):
    reason = forms.ChoiceField(
        choices=[("", "Choose a reason"), *Application.RejectionReason.choices],
        error_messages={"required": "Choose a reason for the rejection."},
    )


def _initial(candidate: Candidate) -> dict[str, Any]:
    names = {*MAX_LENGTHS, "is_private", "do_not_contact"}
    return {
        **{name: getattr(candidate, name) for name in names},
        "emails": [contact.email for contact in candidate.emails.all()],
        "phones": [str(contact) for contact in candidate.phones.all()],
        "tags": [tag.name for tag in candidate.tags.all()],
    }


def _offer(field: forms.Field, choices: list[tuple[str, str]]) -> None:
    field.choices = choices  # type: ignore[attr-defined]  # Only called with choice fields.
