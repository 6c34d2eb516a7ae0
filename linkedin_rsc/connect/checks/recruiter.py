"""How the company stands in Recruiter: who switched it on, on which contracts, which parts."""

from django.urls import reverse

from base.words import gettext as _
from linkedin_rsc.connect.checks.check import BROKEN, DONE, NOW, WAITING, Check
from linkedin_rsc.connect.facts import Facts
from linkedin_rsc.connection.seats import are_all_known
from linkedin_rsc.models import Connection, Contract, Integration, Seat


def seat_check(connection: Connection) -> Check:
    name, member = _("Seat of the connecting administrator"), connection.connected_person
    url = reverse("linkedin-tab")
    if not member:
        said = _("Known once an administrator has signed in to LinkedIn.")
        return Check(name, WAITING, said, _("Press Connect, or Sign in to LinkedIn again."), url)
    seat = Seat.objects.filter(member=member).order_by("-seen_at").first()
    if seat is None and not are_all_known():
        said = _("Tandem has not read the seats of every contract from LinkedIn yet.")
        todo = _("It does once the contract is switched on in Recruiter; Pull now asks at once.")
        return Check(name, WAITING, said, todo, reverse("linkedin-syncs"))
    if seat is None:
        said = _("Whoever signed in holds no seat of the chosen contracts.")
        todo = _("Sign in again with the account of a Recruiter administrator.")
        return Check(name, BROKEN, said, todo, url)
    said = _("Seat %(seat)s is %(state)s, with the roles %(roles)s.") % {
        "seat": seat.seat_id,
        "state": seat.state.lower() or _("of unknown state"),
        "roles": ", ".join(map(str, seat.roles)).lower().replace("_", " ") or _("unknown"),
    }
    is_admin = any("ADMIN" in str(role).upper() for role in seat.roles)
    if seat.is_active and is_admin:
        return Check(name, DONE, said)
    todo = _("Only an active administrator's seat can switch the integration on in Recruiter.")
    return Check(name, NOW, said, todo, url)


def contract_checks(facts: Facts) -> list[Check]:
    if not facts.contracts:
        said = _("No Recruiter contract takes part.")
        todo = _("Choose one on the page Connection.")
        return [Check(_("Contracts"), WAITING, said, todo, reverse("linkedin-tab"))]
    return [_contract(facts, contract) for contract in facts.contracts]


def _contract(facts: Facts, contract: Contract) -> Check:
    name = _("Contract %(contract)s") % {"contract": contract.contract_id}
    rows = [row for row in facts.integrations if row.context == contract.urn]
    if rows:
        return _switch(name, rows[0])
    todo = _("Press Request, so that LinkedIn hears of it.")
    return Check(name, NOW, _("LinkedIn does not know it yet."), todo, reverse("linkedin-tab"))


def switch_checks(facts: Facts) -> list[Check]:
    """Say of each part of the company how it stands; of none before the request."""
    company = [row for row in facts.integrations if row.context == facts.connection.organization]
    return [_switch(row.get_type_display(), row) for row in company]


def _switch(name: str, row: Integration) -> Check:
    url = reverse("linkedin-tab")
    if row.is_enabled:
        return Check(name, DONE, _("On, when LinkedIn was last asked."))
    todo = _("A Recruiter administrator switches it on in Admin settings > ATS; then Refresh.")
    if not row.checked_at:
        return Check(name, WAITING, _("LinkedIn has not said yet how it stands."), todo, url)
    said = _("Off; LinkedIn's word is “%(word)s”.") % {"word": row.status or _("nothing")}
    return Check(name, BROKEN if row.switched_off_at else NOW, said, todo, url)
