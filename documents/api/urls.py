from django.urls import URLPattern, URLResolver, path

from documents.api import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("candidates/<slug:id>/documents/", views.CandidateDocuments.as_view()),
    path("documents/<slug:document_id>/", views.DocumentDetail.as_view()),
    path("documents/<slug:document_id>/content/", views.DocumentContent.as_view()),
]
