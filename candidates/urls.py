from django.urls import URLPattern, URLResolver, path

from candidates.background import views as background
from candidates.contacts import views as contacts
from candidates.contacts.forms import EmailForm, PhoneForm
from candidates.contacts.services import add_email, add_phone
from candidates.details import views as details
from candidates.duplicates import views as duplicates
from candidates.erasure import views as erasure
from candidates.models import CandidateEmail, CandidatePhone
from candidates.people import views as people
from candidates.record import views as record
from candidates.tags import views as tags

PERSON = "candidates/<slug:public_id>/"
EMAIL, PHONE = f"{PERSON}emails/<slug:contact_id>/", f"{PERSON}phones/<slug:contact_id>/"
NEW_EMAIL = {"form_class": EmailForm, "service": add_email}
NEW_PHONE = {"form_class": PhoneForm, "service": add_phone}
OF_EMAIL, OF_PHONE = {"model": CandidateEmail}, {"model": CandidatePhone}

urlpatterns: list[URLPattern | URLResolver] = [
    path("candidates/", people.people, name="candidate-list"),
    path(PERSON, record.profile, name="candidate-detail"),
    path(f"{PERSON}edit/", details.edit, name="candidate-edit"),
    path(f"{PERSON}erasure/", erasure.erasure, name="candidate-erasure"),
    path(f"{PERSON}contacts/", contacts.contacts, name="candidate-contacts"),
    path(f"{PERSON}emails/", contacts.add, NEW_EMAIL, name="candidate-emails"),
    path(f"{EMAIL}removal/", contacts.remove, OF_EMAIL, name="email-removal"),
    path(f"{EMAIL}preference/", contacts.prefer, OF_EMAIL, name="email-preference"),
    path(f"{EMAIL}verification/", contacts.verify, name="email-verification"),
    path(f"{EMAIL}doubt/", contacts.doubt, name="email-doubt"),
    path(f"{PERSON}phones/", contacts.add, NEW_PHONE, name="candidate-phones"),
    path(f"{PHONE}removal/", contacts.remove, OF_PHONE, name="phone-removal"),
    path(f"{PHONE}preference/", contacts.prefer, OF_PHONE, name="phone-preference"),
    path(f"{PERSON}background/", background.background, name="candidate-background"),
    path(f"{PERSON}background/entries/", background.add, name="background-entries"),
    path(f"{PERSON}background/<slug:entry_id>/", background.change, name="background-entry"),
    path(
        f"{PERSON}background/<slug:entry_id>/removal/",
        background.remove,
        name="background-removal",
    ),
    path(f"{PERSON}activity/", record.activity, name="candidate-activity"),
    path(f"{PERSON}tags/", tags.tag, name="candidate-tags"),
    path(f"{PERSON}tag-removals/", tags.untag, name="candidate-tag-removals"),
    path(
        f"{PERSON}duplicates/<slug:other_id>/refusal/",
        duplicates.refuse,
        name="duplicate-refusal",
    ),
    path(
        f"{PERSON}duplicates/<slug:other_id>/reopening/",
        duplicates.reopen,
        name="duplicate-reopening",
    ),
]
