from django.urls import URLPattern, URLResolver, path

from notes.api import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("candidates/<slug:id>/notes/", views.CandidateNotes.as_view()),
    path("candidates/<slug:id>/notes/<slug:note_id>/", views.NoteDetail.as_view()),
    path("applications/<slug:id>/notes/", views.ApplicationNotes.as_view()),
]
