"""Forms for what passes between recruiters and members; they check, the state saves."""

from datetime import UTC, datetime
from typing import Any

from django import forms

from linkedin_sandbox.models import Member
from linkedin_sandbox.world.inmails import Shared

MAX_TEXT = 100_000


class AnyTime(forms.DateTimeField):
    """A time to the minute, in UTC, that may lie in the past or the future; empty is now."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            required=False, label="Date and time (UTC)", input_formats=["%Y-%m-%dT%H:%M"]
        )

    def clean(self, value: Any) -> datetime | None:
        moment: datetime | None = super().clean(value)
        return moment.replace(tzinfo=UTC) if moment else None


class Interaction(forms.Form):
    """What every text has: it is needed, and may have been written another time."""

    text = forms.CharField(
        label="Message",
        max_length=MAX_TEXT,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "Write something first."},
    )
    at = AnyTime()

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if not text.strip():
            raise forms.ValidationError("Write something first.")
        return text


class InMailForm(Interaction):
    subject = forms.CharField(
        label="Subject",
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autofocus": True}),
    )
    field_order = ("subject", "text", "at")


class NoteForm(Interaction):
    text = forms.CharField(
        label="Note",
        max_length=MAX_TEXT,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 4, "autofocus": True}),
        error_messages={"required": "Write something first."},
    )
    is_shared = forms.BooleanField(label="Share with everybody in your company", required=False)
    field_order = ("text", "is_shared", "at")


class AnswerForm(Interaction):
    """An answer; the first one asks for contact data too."""

    shares = forms.ChoiceField(
        label="Share your contact info?",
        choices=(("yes", "Yes"), ("no", "No")),
        initial="no",
        widget=forms.RadioSelect,
        required=False,
    )
    shares_email = forms.BooleanField(required=False, initial=True)
    shares_phone = forms.BooleanField(required=False, initial=True)
    field_order = ("text", "shares", "shares_email", "shares_phone", "at")

    def __init__(self, *args: Any, member: Member, is_first: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.member = member
        self.fields["shares_email"].label = f"E-mail: {member.email}"
        self.fields["shares_phone"].label = f"Phone: {member.phone or 'none on the profile'}"
        if not is_first:
            for name in ("shares", "shares_email", "shares_phone"):
                del self.fields[name]

    @property
    def shared(self) -> Shared | None:
        """Say what was shared, or nothing; a yes with nothing chosen is a stub without data."""
        cleaned = self.cleaned_data
        if cleaned.get("shares") != "yes":
            return None
        return Shared(
            email=self.member.email if cleaned["shares_email"] else "",
            phone=self.member.phone if cleaned["shares_phone"] else "",
        )


class SaveForm(forms.Form):
    name = forms.CharField(label="Project", max_length=100)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs |= {"list": "projects", "autofocus": True}


# What members change about themselves.
AccountForm = forms.modelform_factory(
    Member,
    fields=(
        "first_name",
        "last_name",
        "headline",
        "employer",
        "email",
        "phone",
        "allows_export",
    ),
    labels={
        "email": "E-mail",
        "allows_export": "Let recruiters export my profile to their other systems",
    },
    help_texts={"allows_export": ""},
)
