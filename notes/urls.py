from django.urls import URLPattern, URLResolver, path

from notes import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("candidates/<slug:public_id>/notes/", views.notes, name="candidate-notes"),
    path(
        "candidates/<slug:public_id>/notes/people/", views.note_people, name="candidate-note-people"
    ),
    path("candidates/<slug:public_id>/notes/<slug:note_id>/", views.note, name="candidate-note"),
    path(
        "candidates/<slug:public_id>/notes/<slug:note_id>/deletion/",
        views.delete,
        name="candidate-note-deletion",
    ),
]
