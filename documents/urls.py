from django.urls import URLPattern, URLResolver, path

from documents import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("candidates/<slug:public_id>/documents/", views.documents, name="candidate-documents"),
    path(
        "candidates/<slug:public_id>/documents/<slug:document_id>/content/",
        views.content,
        name="document-content",
    ),
    path(
        "candidates/<slug:public_id>/documents/<slug:document_id>/preview/",
        views.preview,
        name="document-preview",
    ),
    path(
        "candidates/<slug:public_id>/documents/<slug:document_id>/deletion/",
        views.deletion,
        name="document-deletion",
    ),
]
