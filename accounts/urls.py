"""Signing in and out, what belongs to the signed-in person, and the administrators' Users tab."""

from django.contrib.auth.views import LogoutView
from django.urls import URLPattern, URLResolver, path

from accounts.views import account, notices, users

urlpatterns: list[URLPattern | URLResolver] = [
    path("sign-in/", account.SignIn.as_view(), name="sign-in"),
    path("sign-out/", LogoutView.as_view(), name="sign-out"),
    path(
        "password/<slug:uidb64>/<str:token>/",
        account.ChoosePassword.as_view(),
        name="password-choose",
    ),
    path("settings/", account.settings, name="settings"),
    path("settings/name/", account.name, name="settings-name"),
    path("settings/password/", account.password, name="settings-password"),
    path("settings/api-tokens/", account.create_api_token, name="api-token-create"),
    path(
        "settings/api-tokens/<slug:digest>/revocation/",
        account.revoke_api_token,
        name="api-token-revocation",
    ),
    path("notices/", notices.notices, name="notices"),
    path("notices/reading/", notices.mark_notices_read, name="notices-reading"),
    path("admin-center/", users.users, name="admin-center"),
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
        "admin-center/users/<slug:public_id>/password-link/",
        users.password_link,
        name="user-password-link",
    ),
]
