"""Signing in and out, what belongs to the signed-in person, and the administrators' Users tab."""

from django.urls import URLPattern, URLResolver, path

from accounts.news import views as news
from accounts.notices import views as notices
from accounts.passwords import views as passwords
from accounts.roles import views as roles
from accounts.sessions import views as sessions
from accounts.settings import views as settings
from accounts.sign_in import views as sign_in
from accounts.time_zones import views as time_zones
from accounts.users import views as users

urlpatterns: list[URLPattern | URLResolver] = [
    path("sign-in/", sign_in.SignIn.as_view(), name="sign-in"),
    path("sign-out/", sign_in.SignOut.as_view(), name="sign-out"),
    path(
        "password/<slug:uidb64>/<str:token>/",
        passwords.ChoosePassword.as_view(),
        name="password-choose",
    ),
    path("settings/", settings.settings, name="settings"),
    path("settings/name/", settings.name, name="settings-name"),
    path("settings/time-zone/", settings.time_zone, name="settings-time-zone"),
    path("settings/password/", settings.password, name="settings-password"),
    path("settings/api-tokens/", settings.create_api_token, name="api-token-create"),
    path(
        "settings/api-tokens/<slug:digest>/revocation/",
        settings.revoke_api_token,
        name="api-token-revocation",
    ),
    path("settings/sessions/ending/", sessions.end_other_sessions, name="sessions-ending"),
    path(
        "settings/sessions/<slug:session_id>/ending/", sessions.end_session, name="session-ending"
    ),
    path("news/", news.news, name="news"),
    path("notices/", notices.notices, name="notices"),
    path("notices/reading/", notices.mark_notices_read, name="notices-reading"),
    path("admin-center/", users.users, name="admin-center"),
    path("admin-center/roles/", roles.roles, name="roles"),
    path("admin-center/company/", time_zones.company, name="company"),
    path("admin-center/users/new/", users.add_user, name="user-create"),
    path("admin-center/users/<slug:public_id>/", users.edit_user, name="user-edit"),
    path(
        "admin-center/users/<slug:public_id>/deactivation/",
        users.deactivate_user,
        name="user-deactivation",
    ),
    path(
        "admin-center/users/<slug:public_id>/reactivation/",
        users.reactivate_user,
        name="user-reactivation",
    ),
    path(
        "admin-center/users/<slug:public_id>/sessions/ending/",
        sessions.end_colleagues_sessions,
        name="user-sessions-ending",
    ),
    path(
        "admin-center/users/<slug:public_id>/password-link/",
        users.password_link,
        name="user-password-link",
    ),
]
