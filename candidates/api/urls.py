from django.urls import URLPattern, URLResolver, path

from candidates.api import views
from candidates.api.contacts import views as contacts

PERSON = "candidates/<slug:id>/"
EMAIL, PHONE = f"{PERSON}emails/<slug:contact_id>/", f"{PERSON}phones/<slug:contact_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("candidates/", views.CandidateList.as_view()),
    path(PERSON, views.CandidateDetail.as_view()),
    path(f"{PERSON}emails/", contacts.Emails.as_view()),
    path(EMAIL, contacts.EmailDetail.as_view()),
    path(f"{EMAIL}preference/", contacts.EmailPreference.as_view()),
    path(f"{EMAIL}verification/", contacts.EmailVerification.as_view()),
    path(f"{PERSON}phones/", contacts.Phones.as_view()),
    path(PHONE, contacts.PhoneDetail.as_view()),
    path(f"{PHONE}preference/", contacts.PhonePreference.as_view()),
]
