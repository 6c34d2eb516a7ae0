from django.urls import URLPattern, URLResolver, path

from notes import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("candidates/<slug:public_id>/notes/", views.notes, name="candidate-notes"),
]
