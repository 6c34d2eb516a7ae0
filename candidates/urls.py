from django.urls import URLPattern, URLResolver, include, path

from candidates.views import applications, duplicates, people, remarks, tabs

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("candidates.pipeline.urls")),
    path("candidates/", people.people, name="candidate-list"),
    path("candidates/new/", people.add, name="candidate-create"),
    path("candidates/<slug:public_id>/", tabs.profile, name="candidate-detail"),
    path("candidates/<slug:public_id>/edit/", people.edit, name="candidate-edit"),
    path(
        "candidates/<slug:public_id>/applications/",
        applications.applications,
        name="candidate-applications",
    ),
    path("candidates/<slug:public_id>/notes/", remarks.notes, name="candidate-notes"),
    path("candidates/<slug:public_id>/feedback/", tabs.feedback, name="candidate-feedback"),
    path("candidates/<slug:public_id>/activity/", tabs.activity, name="candidate-activity"),
    path("candidates/<slug:public_id>/tags/", people.tag, name="candidate-tags"),
    path("candidates/<slug:public_id>/tag-removals/", people.untag, name="candidate-tag-removals"),
    path(
        "candidates/<slug:public_id>/duplicates/<slug:other_id>/refusal/",
        duplicates.refuse,
        name="duplicate-refusal",
    ),
    path(
        "candidates/<slug:public_id>/duplicates/<slug:other_id>/reopening/",
        duplicates.reopen,
        name="duplicate-reopening",
    ),
    path(
        "applications/<slug:public_id>/stage-changes/",
        applications.change_stage,
        name="application-stage-changes",
    ),
    path(
        "applications/<slug:public_id>/rejection/",
        applications.reject,
        name="application-rejection",
    ),
    path(
        "applications/<slug:public_id>/reinstatement/",
        applications.reinstate,
        name="application-reinstatement",
    ),
    path("applications/<slug:public_id>/feedback/", remarks.give, name="application-feedback"),
]
