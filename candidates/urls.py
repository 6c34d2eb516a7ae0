from django.urls import URLPattern, URLResolver, path

from candidates.details import views as details
from candidates.duplicates import views as duplicates
from candidates.people import views as people
from candidates.record import views as record
from candidates.tags import views as tags

PERSON = "candidates/<slug:public_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("candidates/", people.people, name="candidate-list"),
    path(PERSON, record.profile, name="candidate-detail"),
    path(f"{PERSON}edit/", details.edit, name="candidate-edit"),
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
