from django.http import HttpRequest, JsonResponse
from django.urls import path, re_path
from django.views.decorators.csrf import csrf_exempt

from linkedin_sandbox.api import errors, oauth
from linkedin_sandbox.api.v2 import dispatch


@csrf_exempt
def versioned(request: HttpRequest) -> JsonResponse:
    """The versioned API of section 13 is not imitated."""
    error = errors.unknown_resource(request.path.strip("/"))
    return JsonResponse(error.body, status=error.status)


urlpatterns = [
    path("oauth/v2/accessToken", oauth.access_token),
    path("oauth/v2/introspectToken", oauth.introspect_token),
    re_path(r"^v2/", dispatch.v2),
    re_path(r"^rest/", versioned),
]
