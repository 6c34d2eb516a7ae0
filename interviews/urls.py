from django.urls import URLPattern, URLResolver, path

from interviews import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("candidates/<slug:public_id>/feedback/", views.feedback, name="candidate-feedback"),
    path(
        "candidates/<slug:public_id>/feedback/<slug:feedback_id>/deletion/",
        views.deletion,
        name="feedback-deletion",
    ),
    path("applications/<slug:public_id>/feedback/", views.give, name="application-feedback"),
]
