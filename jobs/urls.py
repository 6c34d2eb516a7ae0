from django.urls import URLPattern, URLResolver, path

from jobs import views
from jobs.details import views as details
from jobs.lifecycle import views as lifecycle
from jobs.process import views as process
from jobs.team import views as team

urlpatterns: list[URLPattern | URLResolver] = [
    path("jobs/", views.job_list, name="job-list"),
    path("jobs/new/", details.job_create, name="job-create"),
    path("jobs/<slug:public_id>/", details.job_detail, name="job-detail"),
    path("jobs/<slug:public_id>/edit/", details.job_edit, name="job-edit"),
    path("jobs/<slug:public_id>/activation/", lifecycle.activate, name="job-activation"),
    path("jobs/<slug:public_id>/closure/", lifecycle.close, name="job-closure"),
    path("jobs/<slug:public_id>/restoration/", lifecycle.restore, name="job-restoration"),
    path("jobs/<slug:public_id>/team/", team.job_team, name="job-team"),
    path("jobs/<slug:public_id>/team/delegates/", team.name_own_delegate, name="job-delegates"),
    path("jobs/<slug:public_id>/team/people/", team.job_team_people, name="job-team-people"),
    path(
        "jobs/<slug:public_id>/team/<slug:user_id>/<slug:role>/departure/",
        team.job_team_departure,
        name="job-team-departure",
    ),
    path("jobs/<slug:public_id>/process/", process.job_process, name="job-process"),
    path("jobs/<slug:public_id>/stages/", process.job_stages, name="job-stages"),
    path(
        "jobs/<slug:public_id>/stages/<slug:stage_id>/name/",
        process.job_stage_name,
        name="job-stage-name",
    ),
    path(
        "jobs/<slug:public_id>/stages/<slug:stage_id>/removal/",
        process.job_stage_removal,
        name="job-stage-removal",
    ),
    path(
        "jobs/<slug:public_id>/stages/<slug:stage_id>/earlier/",
        process.job_stage_shift,
        {"direction": "earlier"},
        name="job-stage-earlier",
    ),
    path(
        "jobs/<slug:public_id>/stages/<slug:stage_id>/later/",
        process.job_stage_shift,
        {"direction": "later"},
        name="job-stage-later",
    ),
]
