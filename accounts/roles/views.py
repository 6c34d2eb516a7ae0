"""Admin center, tab Roles: who may do what."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.http import AuthenticatedHttpRequest, requires
from accounts.permissions import MANAGE_USERS
from accounts.roles.table import PERSONAS, groups


@login_required
@requires(MANAGE_USERS)
@require_GET
def roles(request: AuthenticatedHttpRequest) -> HttpResponse:
    context = {"personas": PERSONAS, "groups": groups()}
    return render(request, "accounts/roles.html", context)
