"""Company and contract level: what an admin turns on in *Admin settings > ATS*."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.db.models import QuerySet
from django.urls import reverse

from linkedin_sandbox.models import (
    Contract,
    DeveloperApplication,
    Integration,
    Organization,
)
from linkedin_sandbox.world import instances, integrations

ON, OFF = Integration.Status.ENABLED, Integration.Status.DISABLED


@dataclass(frozen=True)
class Level:
    """One switch with the integrations it turns; `contract` is the number of a contract's."""

    slug: str
    label: str
    url: str
    integrations: list[Integration]
    contract: int | None = None

    @property
    def named(self) -> list[Integration]:
        waiting = Integration.Status.PRE_AUTHORIZED
        return [one for one in self.integrations if one.status != waiting]

    @property
    def enabled(self) -> list[Integration]:
        return [one for one in self.integrations if one.is_enabled]

    @property
    def is_on(self) -> bool:
        return bool(self.named) and len(self.enabled) == len(self.named)

    @property
    def state(self) -> str:
        if self.is_on:
            return "On"
        return "Partly on" if self.enabled else "Off"

    @property
    def target(self) -> str:
        return OFF if self.is_on else ON

    @property
    def why_not(self) -> str:
        """Say why there is nothing to turn, or nothing."""
        if self.named:
            return ""
        if self.integrations:
            return "Requested; your ATS has not named these integrations yet."
        return "No ATS has asked for this level. Connect in the ATS, or request it here."


def levels_of(organization: Organization) -> list[Level]:
    """List a company's level, those of its contracts, and those of sisters an ATS asked for."""
    own, *sisters = instances.group_of(organization)
    contracts = organization.contracts.order_by("number")
    theirs = [sister_level(sister) for sister in sisters]
    return [
        company_level(own),
        *[contract_level(contract) for contract in contracts],
        *[level for level in theirs if level.integrations],
    ]


def askers_for(organization: Organization) -> list[DeveloperApplication]:
    """List the applications that may be asked for a level: the company's own, or any."""
    if organization.owner:
        return [organization.owner]
    return list(DeveloperApplication.objects.filter(is_parent=False).order_by("number"))


def company_level(organization: Organization) -> Level:
    found = _of_company(organization)
    return Level("company-level", "Company level", reverse("company-level"), _listed(found))


def sister_level(organization: Organization) -> Level:
    return Level(
        f"company-level-{organization.number}",
        f"Company level – {organization.name}",
        reverse("company-level", args=[organization.number]),
        _listed(_of_company(organization)),
    )


def contract_level(contract: Contract) -> Level:
    found = Integration.objects.filter(contract=contract, application=contract.owner)
    return Level(
        f"contract-level-{contract.number}",
        f"Contract level – {contract.name}",
        reverse("contract-level", args=[contract.number]),
        _listed(found.select_related("contract", "application").order_by("id")),
        contract.number,
    )


def turn(level: Level, status: str) -> None:
    """Turn every named integration of a level on or off."""
    change = integrations.enable if status == ON else integrations.disable
    change(level.named)


def without_token(url: str) -> str:
    """Shorten a callback URL to what may be shown: its last part is secret."""
    parts = urlsplit(url)
    folder, _, _ = parts.path.rstrip("/").rpartition("/")
    return f"{parts.scheme}://{parts.netloc}{folder}/…"


def _of_company(organization: Organization) -> QuerySet[Integration]:
    return integrations.of_organization(organization).filter(
        organization=organization, application=organization.owner
    )


def _listed(found: QuerySet[Integration]) -> list[Integration]:
    return list(found.prefetch_related("configurations"))
