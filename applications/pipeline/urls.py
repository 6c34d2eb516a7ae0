from django.urls import path

from applications.pipeline import bulk as actions
from applications.pipeline import views

PIPELINE = "jobs/<slug:public_id>/pipeline/"

urlpatterns = [
    path(PIPELINE, views.pipeline, name="pipeline"),
    path(f"{PIPELINE}columns/<slug:stage_id>/", views.column, name="pipeline-column"),
    path(f"{PIPELINE}cards/<slug:application_id>/", views.card, name="pipeline-card"),
    path(f"{PIPELINE}moves/", actions.moves, name="pipeline-moves"),
    path(f"{PIPELINE}rejections/", actions.rejections, name="pipeline-rejections"),
    path(f"{PIPELINE}tags/", actions.tags, name="pipeline-tags"),
    path(f"{PIPELINE}people/", actions.people, name="pipeline-people"),
    path(f"{PIPELINE}applications/", actions.applications, name="pipeline-applications"),
]
