from django.urls import URLPattern, URLResolver, path

from linkedin_rsc.connect import views

TAB = "admin-center/linkedin/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("linkedin/oauth/callback/", views.oauth_callback, name="linkedin-oauth-callback"),
    path(TAB, views.tab, name="linkedin-tab"),
    path(f"{TAB}company/", views.company, name="linkedin-company"),
    path(f"{TAB}sign-in/", views.sign_in, name="linkedin-sign-in"),
    path(f"{TAB}contracts/", views.contracts, name="linkedin-contracts"),
    path(f"{TAB}contract-choice/", views.contract_choice, name="linkedin-contract-choice"),
    path(
        f"{TAB}contracts/<slug:contract_id>/removal/",
        views.contract_removal,
        name="linkedin-contract-removal",
    ),
    path(f"{TAB}request/", views.request_rsc, name="linkedin-request"),
    path(f"{TAB}partner-answer/", views.partner_answer, name="linkedin-partner-answer"),
    path(f"{TAB}status-refresh/", views.status_refresh, name="linkedin-status-refresh"),
    path(f"{TAB}disconnection/", views.disconnection, name="linkedin-disconnection"),
    path(f"{TAB}sharing/", views.sharing, name="linkedin-sharing"),
]
