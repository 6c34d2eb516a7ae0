from django.urls import path, re_path

from linkedin_sandbox.api import oauth, uploads
from linkedin_sandbox.api.dispatch import door
from linkedin_sandbox.api.rest.routes import REST
from linkedin_sandbox.api.security import SECURITY
from linkedin_sandbox.api.v2.routes import V2

urlpatterns = [
    path("oauth/v2/accessToken", oauth.access_token),
    path("oauth/v2/introspectToken", oauth.introspect_token),
    path("dms-uploads/<str:key>", uploads.upload),
    re_path(r"^v2/developerApplicationsSecurity$", door(SECURITY)),
    re_path(r"^v2/", door(V2)),
    re_path(r"^rest/", door(REST)),
]
