"""Admin center, tab LinkedIn integration: the way to an enabled connection, and its health.

Administrators act, read-only people may look. A step that fails at LinkedIn keeps the words on the
connection; the page shows them.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from csp.constants import SELF
from csp.decorators import csp_update
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from accounts.http import AuthenticatedHttpRequest
from accounts.policy import may_manage_linkedin, require, sees_everything
from base.errors import DomainError
from linkedin_rsc import gateway
from linkedin_rsc.client.errors import LinkedInError
from linkedin_rsc.connect import services
from linkedin_rsc.connect.changes import words_of
from linkedin_rsc.connect.forms import CompanyForm, ContractForm, SharingForm, TabForm, WidgetForm
from linkedin_rsc.connect.queries import load_tab
from linkedin_rsc.connect.settings import change_settings
from linkedin_rsc.models import Connection

# Kept in the session: what proves a return from LinkedIn ours, and why the last step was refused.
SIGN_IN_STATE = "linkedin_sign_in_state"
REFUSAL = "linkedin_refusal"
ONLY_ADMINISTRATORS = "The Admin center is for administrators."

View = TypeVar("View", bound=Callable[..., HttpResponse])


def allows_widget(view: View) -> View:
    """Let LinkedIn's widget, a script that opens a frame, run on this page and nowhere else."""

    @wraps(view)
    def with_policy(*args: Any, **kwargs: Any) -> HttpResponse:
        platform, www = settings.LINKEDIN_PLATFORM_URL, settings.LINKEDIN_WWW_URL
        policy = {"script-src": [SELF, platform], "frame-src": [platform, www]}
        return cast(HttpResponse, csp_update(policy)(view)(*args, **kwargs))

    return cast(View, with_policy)


@require_GET
@login_required
@allows_widget
def tab(request: AuthenticatedHttpRequest) -> HttpResponse:
    require(sees_everything(request.user), ONLY_ADMINISTRATORS)
    return _page(request)


@require_POST
@login_required
@allows_widget
def company(request: AuthenticatedHttpRequest) -> HttpResponse:
    form = CompanyForm(request.POST)

    def save() -> str:
        services.save_company(by=request.user, **form.cleaned_data)
        return "The company is saved."

    return _save_form(request, "company_form", form, save)


@require_POST
@login_required
def sign_in(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Send the administrator to LinkedIn's consent page."""
    try:
        started = services.begin_sign_in(by=request.user)
    except (DomainError, LinkedInError) as error:
        return _refused(request, error)
    request.session[SIGN_IN_STATE] = started.state
    return HttpResponseRedirect(started.url)


@require_GET
@login_required
def oauth_callback(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Take the administrator back from LinkedIn; the kept state serves once."""
    require(may_manage_linkedin(request.user), ONLY_ADMINISTRATORS)
    kept_state = request.session.pop(SIGN_IN_STATE, "")
    try:
        services.refuse_sign_in(
            error=request.GET.get("error", ""),
            given_state=request.GET.get("state", ""),
            kept_state=kept_state,
        )
        services.finish_sign_in(code=request.GET.get("code", ""), by=request.user)
    except (DomainError, LinkedInError) as error:
        return _refused(request, error)
    messages.success(request, "LinkedIn is connected. Now choose the contract.")
    return _back_to_tab()


@require_POST
@login_required
@allows_widget
def contracts(request: AuthenticatedHttpRequest) -> HttpResponse:
    form = ContractForm(request.POST)

    def save() -> str:
        contract_id = form.cleaned_data["contract_id"]
        services.choose_contracts(contract_ids=[contract_id], by=request.user)
        return f"Contract {contract_id} takes part."

    return _save_form(request, "contract_form", form, save)


@require_POST
@login_required
def contract_choice(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Take what LinkedIn's widget gave the page."""
    form = WidgetForm(request.POST)
    if not form.is_valid():
        require(may_manage_linkedin(request.user), ONLY_ADMINISTRATORS)
        return _refused(request, services.UnknownChoice())
    value = form.cleaned_data["value"]
    return _act(
        request,
        lambda: services.contracts_chosen_in_widget(value=value, by=request.user),
        "The contract takes part.",
    )


@require_POST
@login_required
def contract_removal(request: AuthenticatedHttpRequest, contract_id: str) -> HttpResponse:
    return _act(
        request,
        lambda: services.remove_contract(contract_id=contract_id, by=request.user),
        f"Contract {contract_id} no longer takes part.",
    )


@require_POST
@login_required
def request_rsc(request: AuthenticatedHttpRequest) -> HttpResponse:
    return _act(
        request,
        lambda: services.request(by=request.user),
        "Recruiter System Connect is requested, and LinkedIn has our answer.",
    )


@require_POST
@login_required
def partner_answer(request: AuthenticatedHttpRequest) -> HttpResponse:
    return _act(
        request, lambda: services.answer_partner(by=request.user), "LinkedIn has our answer."
    )


@require_POST
@login_required
def status_refresh(request: AuthenticatedHttpRequest) -> HttpResponse:
    return _act(
        request, lambda: services.refresh_status(by=request.user), "LinkedIn's answer is below."
    )


@require_POST
@login_required
def disconnection(request: AuthenticatedHttpRequest) -> HttpResponse:
    return _act(
        request,
        lambda: services.disconnect(by=request.user),
        "LinkedIn is disconnected. Nothing more is sent or received.",
    )


@require_POST
@login_required
@allows_widget
def sharing(request: AuthenticatedHttpRequest) -> HttpResponse:
    form = SharingForm(request.POST)

    def save() -> str:
        change_settings(by=request.user, **form.cleaned_data)
        return "The sharing settings are saved."

    return _save_form(request, "sharing_form", form, save)


def _act(request: AuthenticatedHttpRequest, step: Callable[[], object], done: str) -> HttpResponse:
    """Take one step and return to the tab, saying what was done or why not."""
    try:
        step()
    except (DomainError, LinkedInError) as error:
        return _refused(request, error)
    messages.success(request, done)
    return _back_to_tab()


def _save_form(
    request: AuthenticatedHttpRequest, name: str, form: TabForm, save: Callable[[], str]
) -> HttpResponse:
    """Save a form and return to the tab, or show the tab with the form as it was typed."""
    require(may_manage_linkedin(request.user), ONLY_ADMINISTRATORS)
    if form.is_valid():
        try:
            messages.success(request, save())
        except DomainError as error:
            form.refuse(error)
        except LinkedInError as error:
            form.add_error(None, words_of(error))
        else:
            return _back_to_tab()
    return _page(request, status=422, **{name: form})


def _refused(request: HttpRequest, error: DomainError | LinkedInError) -> HttpResponse:
    """Return to the tab, which keeps a refusal of ours, or LinkedIn's words, in sight."""
    if isinstance(error, DomainError):
        if error.status == 403:
            raise error
        request.session[REFUSAL] = error.message
    else:
        messages.error(request, f"{words_of(error)} Nothing that was reached is lost.")
    return _back_to_tab()


def _back_to_tab() -> HttpResponse:
    return redirect("linkedin-tab")


def _page(
    request: AuthenticatedHttpRequest, *, status: int = 200, **forms: TabForm
) -> HttpResponse:
    tab = load_tab(
        stream=request.GET.get("stream", ""),
        state=request.GET.get("state", ""),
        before=request.GET.get("before", ""),
    )
    context: dict[str, Any] = {
        "tab": tab,
        "connection": tab.connection,
        "refusal": request.session.pop(REFUSAL, ""),
        "may_manage": may_manage_linkedin(request.user),
        "company_form": CompanyForm.of(tab.connection),
        "contract_form": ContractForm(),
        "sharing_form": SharingForm.of(tab.connection),
        "widget": _widget(request, tab.connection, bool(tab.contracts)),
        **forms,
    }
    return render(request, "linkedin_rsc/connect/tab.html", context, status=status)


def _widget(
    request: AuthenticatedHttpRequest, connection: Connection, has_contracts: bool
) -> dict[str, str] | None:
    """Describe LinkedIn's widget where a contract is to be chosen now, else None."""
    is_wanted = not has_contracts or "contract" in request.GET
    if not (connection.is_connected and is_wanted and may_manage_linkedin(request.user)):
        return None
    try:
        client_id = gateway.credentials(connection).client_id
    except gateway.NoApplication:
        return None
    return {
        "client_id": client_id,
        "script": f"{settings.LINKEDIN_PLATFORM_URL}/xdoor/scripts/in.js",
        "extension": f"{settings.LINKEDIN_PLATFORM_URL}/rsc/extensions/onboarding-widget",
        "target": reverse("linkedin-contract-choice"),
    }
