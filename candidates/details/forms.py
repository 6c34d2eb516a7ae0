"""What people type about a person: checked and cleaned here, kept by the services."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy

from accounts.models import User
from accounts.users.words import say_colleagues
from base.countries import country_names
from base.forms import AskingForm, EditForm, offer
from base.words import StrOrPromise
from base.words import gettext_lazy as _
from candidates.access import only_when_public
from candidates.contacts.checks import looks_like_email
from candidates.contacts.lists import MAX_LISTED
from candidates.details.fields import EDITABLE_FIELDS, MAX_LENGTHS
from candidates.models import Candidate
from candidates.permissions import DECIDE_ACCESS
from candidates.phones import looks_like_phone
from candidates.sources import DEFAULT, sources_to_offer
from candidates.tags.services import MAX_TAG_CHARACTERS


class ListField(forms.CharField):
    """Several short texts, one per line; `check` refuses the unusable."""

    def __init__(
        self, *, check: Callable[[str], bool], refusal: StrOrPromise, **kwargs: Any
    ) -> None:
        self.check, self.refusal = check, refusal
        attrs = {"rows": 2, "spellcheck": "false", "autocomplete": "off", "dir": "auto"}
        super().__init__(required=False, widget=forms.Textarea(attrs), **kwargs)

    def clean(self, value: Any) -> Any:
        given = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        if len(given) > MAX_LISTED:
            raise ValidationError(_("Keep it to %(count)d at most.") % {"count": MAX_LISTED})
        refused = [ValidationError(self.refusal % part) for part in given if not self.check(part)]
        if refused:
            raise ValidationError(refused)
        return given


def _text(field: str, label: StrOrPromise, **kwargs: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=MAX_LENGTHS[field],
        required=False,
        widget=forms.TextInput({"dir": "auto", "autocomplete": "off"}),
        **kwargs,
    )


class CandidateForm(EditForm, AskingForm):
    """A person's details in the order in which people tell them."""

    first_name = _text("first_name", _("First name"))
    last_name = _text(
        "last_name", _("Last name"), help_text=_("Whoever has one name needs only one of these.")
    )
    headline = _text("headline", _("Headline"), help_text=_("As on their profile, in one line."))
    current_title = _text("current_title", _("Current title"))
    current_company = _text("current_company", _("Employer"))
    emails = ListField(
        label=_("E-mails"),
        check=looks_like_email,
        refusal=_("“%s” is not an e-mail address."),
        help_text=_("One per line; the first is the main one."),
    )
    phones = ListField(
        label=_("Phones"),
        check=looks_like_phone,
        refusal=_("“%s” is not a phone number."),
        help_text=_("One per line, best with the country code: +49 421 555 0100."),
    )
    linkedin_url = _text(
        "linkedin_url", _("LinkedIn profile"), help_text=_("https://www.linkedin.com/in/…")
    )
    city = _text("city", _("City"))
    region = _text("region", _("State or region"))
    country_code = forms.ChoiceField(label=_("Country"), required=False)
    source = forms.ChoiceField(
        label=_("Source"), required=False, help_text=_("Where we got to know them.")
    )
    tags = ListField(
        label=_("Tags"),
        check=lambda tag: len(tag) <= MAX_TAG_CHARACTERS,
        refusal=format_lazy(
            _("“{tag}” is longer than {count} characters."), tag="%s", count=MAX_TAG_CHARACTERS
        ),
        help_text=_("One per line."),
    )
    is_private = forms.BooleanField(
        label=_("Private"),
        required=False,
        help_text=_(
            "Only whoever adds them, administrators and the teams of their jobs see this person. "
            "From now on nothing about them is sent to LinkedIn; what it holds already stays."
        ),
    )
    do_not_contact = forms.BooleanField(
        label=_("Do not contact"),
        required=False,
        help_text=_("They asked to be left alone; the record says so on every page."),
    )

    def __init__(
        self,
        *args: Any,
        user: User,
        candidate: Candidate | None = None,
        **kwargs: Any,
    ) -> None:
        self.candidate = candidate
        initial = _initial(candidate) if candidate else {"source": DEFAULT}
        kwargs["initial"] = initial | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self.watch(candidate.updated_at if candidate else None)
        offer(self.fields["country_code"], [("", _("Not known")), *country_names().items()])
        if candidate:
            # What is a list is changed one by one, so that two colleagues lose nothing.
            for name in ("source", "emails", "phones", "tags"):
                del self.fields[name]
            if not DECIDE_ACCESS.allows(user, candidate):
                del self.fields["is_private"]
        else:
            offer(self.fields["source"], [(name, name) for name in sources_to_offer(user)])

    def clean_is_private(self) -> bool:
        """Close or open a record only by the hand of who was told to whom."""
        closes: bool = self.cleaned_data["is_private"]
        if self.candidate and self.candidate.is_private != closes:
            who = say_colleagues(only_when_public(self.candidate))
            if who:
                said = (
                    _("%(who)s will no longer see this person.")
                    if closes
                    else _("%(who)s will see this person from now on.")
                )
                self.ask(said % {"who": who})
        return closes

    def details(self) -> dict[str, Any]:
        """Return what the service takes; a source left out is the service's to choose."""
        given = dict(self.cleaned_data)
        given.pop("agreed")
        if not given.get("source"):
            given.pop("source", None)
        return given


def _initial(candidate: Candidate) -> dict[str, Any]:
    return {name: getattr(candidate, name) for name in EDITABLE_FIELDS}
