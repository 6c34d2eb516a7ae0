"""Pages of the small Recruiter."""

from django.templatetags.static import static
from django.urls import path
from django.views.generic import RedirectView

from linkedin_sandbox.recruiter.views import about, exports, logs, members, seats, settings

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="member-search")),
    # Browsers ask for it on pages that name no icon, such as the consent page.
    path("favicon.ico", RedirectView.as_view(url=static("recruiter/icon.svg"))),
    path("about/", about.about, name="about"),
    # Where the real Recruiter begins.
    path("talent/home", RedirectView.as_view(pattern_name="member-search")),
    path("recruiter/", members.search, name="member-search"),
    path("recruiter/seat/", seats.seat, name="seat"),
    path("recruiter/seat/leave/", seats.leave, name="seat-leave"),
    path("recruiter/jobs/", exports.exportable_jobs, name="exportable-jobs"),
    path("recruiter/members/<slug:slug>/", members.profile, name="member"),
    path("recruiter/members/<slug:slug>/export/", exports.export, name="member-export"),
    path("recruiter/settings/ats/", settings.ats, name="ats-settings"),
    path("recruiter/settings/ats/company-level/", settings.company_level, name="company-level"),
    path(
        "recruiter/settings/ats/contract-level/<int:number>/",
        settings.contract_level,
        name="contract-level",
    ),
    path(
        "recruiter/settings/ats/callback-validation/",
        settings.callback_validation,
        name="callback-validation",
    ),
    path("sandbox/requests/", logs.requests, name="request-log"),
    path("sandbox/requests/<int:number>/", logs.request_detail, name="recorded-request"),
    path("sandbox/deliveries/", logs.deliveries, name="push-log"),
]
