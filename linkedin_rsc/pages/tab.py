"""Admin center, tab LinkedIn integration: the way to an enabled connection, and its health.

Administrators act, read-only people may look. A step that fails at LinkedIn keeps the words on the
connection; the page shows them.
"""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.http import AuthenticatedHttpRequest
from base.forms import RefusableForm
from linkedin_rsc import gateway
from linkedin_rsc.connect import doctor
from linkedin_rsc.connect.facts import Facts
from linkedin_rsc.connection.outages import Outage
from linkedin_rsc.models import Connection, Contract, LedgerCount
from linkedin_rsc.pages.callbacks import CallbackHealth, callback_health
from linkedin_rsc.pages.company_form import CompanyForm
from linkedin_rsc.pages.forms import ContractForm, SharingForm
from linkedin_rsc.pages.history import Line, history_of
from linkedin_rsc.pages.leaving import LEAVING, leaving_company
from linkedin_rsc.pages.levels import Level, levels_of
from linkedin_rsc.pages.problems import PROBLEM_STATES, ProblemCell, problem_cells
from linkedin_rsc.pages.status import StatusRow, status_rows
from linkedin_rsc.pages.widget import allows_widget, widget_of
from linkedin_rsc.permissions import MANAGE_LINKEDIN, SEE_LINKEDIN

# Kept in the session: why the last step was refused.
REFUSAL = "linkedin_refusal"

STEP_TEMPLATES = [
    f"linkedin_rsc/connect/steps/_{name}.html"
    for name in ("company", "connect", "request", "partner", "enabled")
]


@dataclass(frozen=True)
class Tab:
    connection: Connection
    steps: list[tuple[doctor.Step, str]]
    contracts: list[Contract]
    status: list[StatusRow]
    callbacks: CallbackHealth
    problems: list[ProblemCell]
    history: list[Line]
    outages: list[Outage]
    levels: list[Level]
    leaving: list[str]


@login_required
@require_GET
@allows_widget
def tab(request: AuthenticatedHttpRequest) -> HttpResponse:
    SEE_LINKEDIN.require(request.user)
    return page(request)


def page(
    request: AuthenticatedHttpRequest, *, status: int = 200, **forms: RefusableForm
) -> HttpResponse:
    tab = load_tab()
    context: dict[str, Any] = {
        "tab": tab,
        "connection": tab.connection,
        "has_own_application": gateway.own_application() is not None,
        "recruiter_url": f"{settings.LINKEDIN_WWW_URL}/talent/home",
        "refusal": request.session.pop(REFUSAL, ""),
        "may_manage": MANAGE_LINKEDIN.allows(request.user),
        "company_form": CompanyForm.of(tab.connection),
        "contract_form": ContractForm(),
        "sharing_form": SharingForm.of(tab.connection),
        "widget": widget_of(request, tab.connection, bool(tab.contracts)),
        **forms,
    }
    return render(request, "linkedin_rsc/connect/tab.html", context, status=status)


def load_tab() -> Tab:
    """Load the whole tab in eight queries."""
    connection = Connection.objects.select_related("connected_by").first() or Connection()
    facts = Facts.of(connection)
    numbers = LedgerCount.objects.by_place([*PROBLEM_STATES, LEAVING])
    return Tab(
        connection=connection,
        steps=list(zip(doctor.judge(facts), STEP_TEMPLATES, strict=True)),
        contracts=facts.contracts,
        status=status_rows(facts),
        callbacks=callback_health(),
        problems=problem_cells(numbers=numbers),
        leaving=leaving_company(connection, numbers),
        history=history_of(connection),
        outages=facts.outages,
        levels=levels_of(facts),
    )
