from django.urls import path

from applications.pipeline import adding, bulk, undone, views

PIPELINE = "jobs/<slug:public_id>/pipeline/"

urlpatterns = [
    path(PIPELINE, views.pipeline, name="pipeline"),
    path(f"{PIPELINE}columns/<slug:stage_id>/", views.column, name="pipeline-column"),
    path(f"{PIPELINE}cards/<slug:application_id>/", views.card, name="pipeline-card"),
    path(f"{PIPELINE}changes/", views.changes, name="pipeline-changes"),
    path(f"{PIPELINE}moves/", bulk.moves, name="pipeline-moves"),
    path(f"{PIPELINE}rejections/", bulk.rejections, name="pipeline-rejections"),
    path(f"{PIPELINE}tags/", bulk.tags, name="pipeline-tags"),
    path(f"{PIPELINE}undone-steps/", undone.steps, name="pipeline-undone-steps"),
    path(f"{PIPELINE}undone-tags/", undone.tags, name="pipeline-undone-tags"),
    path(f"{PIPELINE}people/", adding.people, name="pipeline-people"),
    path(f"{PIPELINE}applications/", adding.applications, name="pipeline-applications"),
]
