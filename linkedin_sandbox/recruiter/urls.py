"""Pages of the small Recruiter."""

from django.templatetags.static import static
from django.urls import path
from django.views.generic import RedirectView

from linkedin_sandbox.recruiter.views import (
    about,
    access,
    board,
    bundles,
    exports,
    inmails,
    learn,
    logs,
    members,
    notes,
    own_pages,
    projects,
    seats,
    settings,
)

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="member-search")),
    # Browsers ask for it on pages that name no icon, such as the consent page.
    path("favicon.ico", RedirectView.as_view(url=static("recruiter/icon.svg"))),
    path("about/", about.about, name="about"),
    path("learn/", learn.learn, name="learn"),
    # Where the real Recruiter begins.
    path("talent/home", RedirectView.as_view(pattern_name="member-search")),
    path("jobs/view/<int:number>/", board.posting, name="posting"),
    path("recruiter/", members.search, name="member-search"),
    path("recruiter/seat/", seats.seat, name="seat"),
    path("recruiter/seat/leave/", seats.leave, name="seat-leave"),
    path("recruiter/jobs/", exports.exportable_jobs, name="exportable-jobs"),
    path("recruiter/members/<slug:slug>/", members.profile, name="member"),
    path("recruiter/members/<slug:slug>/export/", exports.export, name="member-export"),
    path("recruiter/members/<slug:slug>/inmail/", inmails.write, name="member-inmail"),
    path("recruiter/members/<slug:slug>/note/", notes.write, name="member-note"),
    path("recruiter/members/<slug:slug>/project/", projects.save, name="member-project"),
    path("recruiter/notes/<int:number>/", notes.change, name="note"),
    path("recruiter/notes/<int:number>/deletion/", notes.delete, name="note-deletion"),
    path("recruiter/projects/", projects.all_projects, name="projects"),
    path(
        "recruiter/projects/<int:number>/members/<slug:slug>/removal/",
        projects.remove,
        name="project-removal",
    ),
    path("in/<slug:slug>/messages/", own_pages.messages_of, name="own-messages"),
    path("in/<slug:slug>/messages/<int:number>/answer/", own_pages.answer, name="own-answer"),
    path("in/<slug:slug>/account/", own_pages.account, name="own-account"),
    path("in/<slug:slug>/account/closure/", own_pages.closure, name="own-closure"),
    path("recruiter/settings/ats/", settings.ats, name="ats-settings"),
    path("recruiter/settings/ats/company-level/", settings.company_level, name="company-level"),
    path(
        "recruiter/settings/ats/company-level/<int:number>/",
        settings.company_level,
        name="company-level",
    ),
    path(
        "recruiter/settings/ats/contract-level/<int:number>/",
        settings.contract_level,
        name="contract-level",
    ),
    path("recruiter/settings/ats/requests/", bundles.request_bundle, name="bundle-request"),
    path(
        "recruiter/settings/ats/integrations/<int:number>/",
        bundles.one_integration,
        name="integration",
    ),
    path("recruiter/settings/ats/seats/<int:number>/", seats.move, name="seat-move"),
    path(
        "recruiter/settings/ats/callback-validation/",
        settings.callback_validation,
        name="callback-validation",
    ),
    path("sandbox/seats/<int:number>/", access.sight, name="seat-sight"),
    path("sandbox/requests/", logs.requests, name="request-log"),
    path("sandbox/requests/<int:number>/", logs.request_detail, name="recorded-request"),
    path("sandbox/deliveries/", logs.deliveries, name="push-log"),
]
