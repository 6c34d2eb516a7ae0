"""The other steps of the tab: company, request, status, sharing, and the end."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.http import AuthenticatedHttpRequest, requires
from accounts.passwords.asking import asks_password
from linkedin_rsc.connect import services
from linkedin_rsc.connect.settings import change_settings
from linkedin_rsc.connect.visibility import becoming_visible
from linkedin_rsc.models import Connection
from linkedin_rsc.pages.answers import act, save_form
from linkedin_rsc.pages.company_form import CompanyForm
from linkedin_rsc.pages.forms import SharingForm
from linkedin_rsc.pages.tab import page
from linkedin_rsc.pages.widget import allows_widget
from linkedin_rsc.permissions import MANAGE_LINKEDIN


@login_required
@requires(MANAGE_LINKEDIN)
@require_POST
@allows_widget
@asks_password()
def company(request: AuthenticatedHttpRequest) -> HttpResponse:
    form = CompanyForm(request.POST)
    MANAGE_LINKEDIN.require(request.user)
    form.ask_before_leaving(Connection.current())

    def save() -> str:
        given = {name: form.cleaned_data[name] for name in ("company_name", "organization_id")}
        services.change_company(by=request.user, **given)
        return _("The company is saved.")

    return save_form(request, "company_form", form, save)


@login_required
@requires(MANAGE_LINKEDIN)
@require_POST
@asks_password()
def request_rsc(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Request both levels, or the one whose URN the form names."""
    context = request.POST.get("context", "")
    return act(
        request,
        lambda: services.request(by=request.user, context=context),
        _("Recruiter System Connect is requested, and LinkedIn has our answer."),
    )


@login_required
@requires(MANAGE_LINKEDIN)
@require_POST
@asks_password()
def partner_answer(request: AuthenticatedHttpRequest) -> HttpResponse:
    return act(
        request, lambda: services.answer_partner(by=request.user), _("LinkedIn has our answer.")
    )


@login_required
@require_POST
def status_refresh(request: AuthenticatedHttpRequest) -> HttpResponse:
    return act(
        request, lambda: services.refresh_status(by=request.user), _("LinkedIn's answer is below.")
    )


@login_required
@requires(MANAGE_LINKEDIN)
@require_POST
@asks_password()
def secret_roll(request: AuthenticatedHttpRequest) -> HttpResponse:
    return act(
        request,
        lambda: services.roll_secret(by=request.user),
        _("Tandem uses a new secret. The former one counts until you drop it."),
    )


@login_required
@requires(MANAGE_LINKEDIN)
@require_POST
@asks_password()
def former_secret_drop(request: AuthenticatedHttpRequest) -> HttpResponse:
    return act(
        request,
        lambda: services.drop_former_secret(by=request.user),
        _("What the former secret signs is refused from now on."),
    )


@login_required
@requires(MANAGE_LINKEDIN)
@require_POST
@asks_password()
def disconnection(request: AuthenticatedHttpRequest) -> HttpResponse:
    return act(
        request,
        lambda: services.disconnect(by=request.user),
        _("LinkedIn is disconnected. Nothing more is sent or received."),
    )


@login_required
@requires(MANAGE_LINKEDIN)
@require_POST
@allows_widget
@asks_password()
def sharing(request: AuthenticatedHttpRequest) -> HttpResponse:
    form = SharingForm(request.POST)
    if form.is_valid() and form.ask_before(becoming_visible(Connection.current(), form.settings())):
        return page(request, status=422, sharing_form=form)

    def save() -> str:
        change_settings(by=request.user, **form.settings())
        return _("The sharing settings are saved.")

    return save_form(request, "sharing_form", form, save)
