"""The step of the tab that chooses contracts: by hand, in LinkedIn's widget, and away again."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from accounts.http import AuthenticatedHttpRequest, requires
from accounts.passwords.asking import asks_password
from base.words import gettext as _
from linkedin_rsc.connect import services
from linkedin_rsc.pages.answers import act, refused, save_form
from linkedin_rsc.pages.forms import ContractForm, WidgetForm
from linkedin_rsc.pages.widget import allows_widget
from linkedin_rsc.permissions import MANAGE_LINKEDIN


@login_required
@requires(MANAGE_LINKEDIN)
@require_POST
@allows_widget
@asks_password()
def contracts(request: AuthenticatedHttpRequest) -> HttpResponse:
    form = ContractForm(request.POST)

    def save() -> str:
        contract_id = form.cleaned_data["contract_id"]
        services.choose_contracts(contract_ids=[contract_id], by=request.user)
        return _("Contract %(contract)s takes part.") % {"contract": contract_id}

    return save_form(request, "contract_form", form, save)


@login_required
@requires(MANAGE_LINKEDIN)
@require_POST
@asks_password()
def contract_choice(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Take what LinkedIn's widget gave the page."""
    form = WidgetForm(request.POST)
    if not form.is_valid():
        return refused(request, services.UnknownChoice())
    value = form.cleaned_data["value"]
    return act(
        request,
        lambda: services.contracts_chosen_in_widget(value=value, by=request.user),
        _("The contract takes part."),
    )


@login_required
@requires(MANAGE_LINKEDIN)
@require_POST
@asks_password()
def contract_removal(request: AuthenticatedHttpRequest, contract_id: str) -> HttpResponse:
    return act(
        request,
        lambda: services.remove_contract(contract_id=contract_id, by=request.user),
        _("Contract %(contract)s no longer takes part.") % {"contract": contract_id},
    )
